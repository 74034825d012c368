"use strict";
// The editor asks this server and nothing else: completion from other sites is off.
const prefixes = ["kg: <https://w3id.org/verantwoord/ontology#>", "dcterms: <http://purl.org/dc/terms/>"];
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value =
  prefixes.map((prefix) => `PREFIX ${prefix}\n`).join("") +
  "SELECT ?document ?text WHERE {\n  ?statement a kg:Recommendation ; kg:text ?text ; kg:statedIn ?document .\n} LIMIT 10\n";
new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
  copyEndpointOnNewTab: false,
  endpointCatalogueOptions: { getData: () => [] },
});

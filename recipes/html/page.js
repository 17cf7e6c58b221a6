// Only the tag and its script are needed; this shows what a page's own script can do with them.
const element = document.querySelector("cyber-subsidie");

// What your site knows of its visitor: here the postcode of an establishment.
element.application = { decisionDate: new Date().toLocaleDateString("sv"), establishmentPostcode: "9000", legalForm: "bv" };

element.addEventListener("cyber-subsidie-result", ({ detail }) => {
  document.querySelector("#result").textContent = `${detail.status} ${detail.rates.join(" ")}`;
});
element.addEventListener("cyber-subsidie-contact", ({ detail }) => {
  document.querySelector("#contact").textContent = `${detail.provider} ${detail.link}`;
});
document.querySelector("#language").addEventListener("click", ({ currentTarget }) => {
  element.lang = element.lang === "nl" ? "fr" : "nl";
  currentTarget.textContent = element.lang === "nl" ? "Français" : "Nederlands";
});

// Only the tag and its script are needed; this shows what a page's own script can do with them.
const element = document.querySelector("cyber-subsidie");

// What your site knows of its visitor: here the postcode of an establishment.
element.application = { decisionDate: new Date().toLocaleDateString("sv"), establishmentPostcode: "9000", legalForm: "bv" };

const show = ({ status, rates }) => {
  document.querySelector("#result").textContent = `${status} ${rates.join(" ")}`;
};
element.addEventListener("cyber-subsidie-result", ({ detail }) => show(detail));
// It may have been there before this script was, and told its first result to nobody.
if (element.evaluation) show(element.evaluation);
element.addEventListener("cyber-subsidie-contact", ({ detail }) => {
  document.querySelector("#contact").textContent = `${detail.provider} ${detail.link}`;
});
document.querySelector("#language").addEventListener("click", ({ currentTarget }) => {
  element.lang = element.lang === "nl" ? "fr" : "nl";
  currentTarget.textContent = element.lang === "nl" ? "Français" : "Nederlands";
});

import { useEffect, useRef, useState } from "react";
import type {} from "../public/rekenhulp/1.1.0/jsx-react.js";
import type { Application, CyberSubsidieElement, CyberSubsidieEvents } from "../public/rekenhulp/1.1.0/widget.js";

type Result = CyberSubsidieEvents["cyber-subsidie-result"]["detail"];
type Contact = CyberSubsidieEvents["cyber-subsidie-contact"]["detail"];

/** What your site knows of its visitor: here the postcode of an establishment. */
const known = (): Application => ({ decisionDate: new Date().toLocaleDateString("sv"), establishmentPostcode: "9000", legalForm: "bv" });

export function Calculator() {
  const element = useRef<CyberSubsidieElement>(null);
  const [lang, setLang] = useState("nl");
  const [result, setResult] = useState<Result>();
  const [contact, setContact] = useState<Contact>();

  // By the ref, and not as application={...}: React writes that as text into an attribute while the element's script is on its way.
  useEffect(() => {
    element.current!.application = known();
  }, []);

  return (
    <>
      <h1>Rekenhulp</h1>
      <button type="button" onClick={() => setLang(lang === "nl" ? "fr" : "nl")}>
        {lang === "nl" ? "Français" : "Nederlands"}
      </button>
      <cyber-subsidie
        ref={element}
        lang={lang}
        provider="toreon"
        contact="event"
        heading-level={2}
        eager
        oncyber-subsidie-result={({ detail }) => setResult(detail)}
        oncyber-subsidie-contact={({ detail }) => setContact(detail)}
      >
        <p>Bereken je subsidie op <a href="https://rekenhulp.example/">rekenhulp.example</a>.</p>
      </cyber-subsidie>
      <p id="result">{result && `${result.status} ${result.rates.join(" ")}`}</p>
      <p id="contact">{contact && `${contact.provider} ${contact.link}`}</p>
    </>
  );
}

"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import type {} from "../public/rekenhulp/1.1.0/jsx-react.js";
import type { Application, CyberSubsidieElement, CyberSubsidieEvents } from "../public/rekenhulp/1.1.0/widget.js";

type Result = Pick<CyberSubsidieEvents["cyber-subsidie-result"]["detail"], "status" | "rates">;

/** What your site knows of its visitor: here the postcode of an establishment. */
const known = (): Application => ({ decisionDate: new Date().toLocaleDateString("sv"), establishmentPostcode: "9000", legalForm: "bv" });

export function Calculator({ children }: { children: ReactNode }) {
  const element = useRef<CyberSubsidieElement>(null);
  const [lang, setLang] = useState("nl");
  const [result, setResult] = useState<Result>();
  const [contact, setContact] = useState<string>();

  // By the ref, and not as application={...}: the server can't write an object into the document.
  useEffect(() => {
    element.current!.application = known();
    // The calculator may have been there before React was: then its first events were told to nobody.
    if (element.current!.evaluation) setResult(element.current!.evaluation);
  }, []);

  return (
    <>
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
        oncyber-subsidie-contact={({ detail }) => setContact(`${detail.provider} ${detail.link}`)}
      >
        {children}
      </cyber-subsidie>
      <p id="result">{result && `${result.status} ${result.rates.join(" ")}`}</p>
      <p id="contact">{contact}</p>
    </>
  );
}

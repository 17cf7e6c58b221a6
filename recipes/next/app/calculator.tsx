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

  // By the ref, and not as application={...} or oncyber-subsidie-result={...}: the server can't write an object into the document, and of
  // what the server wrote React hears no events of an element's own before it renders it anew.
  useEffect(() => {
    const calculator = element.current!;
    const hearing = new AbortController();
    const { signal } = hearing;
    calculator.addEventListener("cyber-subsidie-result", ({ detail }) => setResult(detail), { signal });
    calculator.addEventListener("cyber-subsidie-contact", ({ detail }) => setContact(`${detail.provider} ${detail.link}`), { signal });
    calculator.application = known();
    // It may have been there before React was, and told its first result to nobody.
    if (calculator.evaluation) setResult(calculator.evaluation);
    return () => hearing.abort();
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
      >
        {children}
      </cyber-subsidie>
      <p id="result">{result && `${result.status} ${result.rates.join(" ")}`}</p>
      <p id="contact">{contact}</p>
    </>
  );
}

import { ChangeDetectionStrategy, Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import type { Application, CyberSubsidieEvents } from "../public/rekenhulp/1.1.0/widget.js";

type Result = CyberSubsidieEvents["cyber-subsidie-result"]["detail"];
type Contact = CyberSubsidieEvents["cyber-subsidie-contact"]["detail"];

@Component({
  selector: "app-calculator",
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Without it Angular refuses an element that is no component.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Rekenhulp</h1>
    <button type="button" (click)="lang.set(lang() === 'nl' ? 'fr' : 'nl')">{{ lang() === "nl" ? "Français" : "Nederlands" }}</button>
    <cyber-subsidie
      [attr.lang]="lang()"
      provider="toreon"
      contact="event"
      heading-level="2"
      eager
      [application]="known"
      (cyber-subsidie-result)="result.set($event.detail)"
      (cyber-subsidie-contact)="contact.set($event.detail)"
    >
      <p>Bereken je subsidie op <a href="https://rekenhulp.example/">rekenhulp.example</a>.</p>
    </cyber-subsidie>
    <p id="result">@if (result(); as told) {{{ told.status }} {{ told.rates.join(" ") }}}</p>
    <p id="contact">@if (contact(); as told) {{{ told.provider }} {{ told.link }}}</p>
  `,
})
export class CalculatorComponent {
  /** What your site knows of its visitor: here the postcode of an establishment. */
  readonly known: Application = { decisionDate: new Date().toLocaleDateString("sv"), establishmentPostcode: "9000", legalForm: "bv" };
  readonly lang = signal("nl");
  readonly result = signal<Result | undefined>(undefined);
  readonly contact = signal<Contact | undefined>(undefined);
}

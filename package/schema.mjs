// The contract (docs/CONTRACT.md) as JSON Schema (2020-12), from which scripts/types.mjs makes the TypeScript types too. Enumerations of the data
// (legal forms, providers) come from scheme/; tests/package/ compares the rest with what the code reads and writes.

const CONTRACT = "https://json-schema.org/draft/2020-12/schema";

const refer = (name) => ({ $ref: `#/$defs/${name}` });
const orNull = (schema) => ({ anyOf: [schema, { type: "null" }] });
const list = (items, more = {}) => ({ type: "array", items, ...more });
const codes = (text) => ({ enum: text.trim().split(/\s+/) });
const described = (description, schema) => ({ description, ...schema });

/** Zero to `max`, written with any number of zeros, as text or as a number. */
const decimal = (description, whole, max, decimals) => ({
  description,
  anyOf: [
    { type: "string", maxLength: 40, pattern: `^(-0+(\\.0+)?|0*([0-9]{1,${whole}}(\\.[0-9]{1,${decimals}}0*)?|${max}(\\.0+)?))$` },
    { type: "number", minimum: 0, maximum: max },
  ],
});
/** An existing day of the years 1900 to 2999. */
const DAY = (() => {
  const year = "(19|2[0-9])[0-9]{2}";
  const leap = "((19|2[0-9])(0[48]|[2468][048]|[13579][26])|2[048]00)";
  return `^(${year}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|${year}-(0[469]|11)-(0[1-9]|[12][0-9]|30)|${year}-02-(0[1-9]|1[0-9]|2[0-8])|${leap}-02-29)$`;
})();

/** An object that is read: every field that is not required may be absent or null. */
const read = (description, fields, required = []) => ({
  description,
  type: "object",
  additionalProperties: false,
  required,
  properties: Object.fromEntries(Object.entries(fields).map(([name, { description: what, ...schema }]) =>
    [name, { ...(what && { description: what }), ...(required.includes(name) ? schema : orNull(schema)) }])),
});
/** An object that is written: every field is there, but for those of `sparse`; fields may be added. */
const written = (description, fields, sparse = []) => ({
  description, type: "object", required: Object.keys(fields).filter((name) => !sparse.includes(name)), properties: fields,
});

const application = ({ legalForms, providers }) => ({
  Application: read("What is known of an enterprise. Absent and null are the same: not answered yet.", {
    decisionDate: described("The day for which the question is asked.", refer("Day")),
    establishmentPostcode: described("Postcode of the establishment that gets the trajectory.", { type: "string", pattern: "^[1-9][0-9]{3}$" }),
    publicParticipation: described("Share held by public authorities.", refer("PercentIn")),
    legalForm: { enum: legalForms },
    mainActivityAccepted: described("The main activity is on the accepted list, as the user declares.", { type: "boolean" }),
    negativeEquity: described("Equity below zero on the day of the application.", { type: "boolean" }),
    lastTrajectoryDecision: described("Day on which an earlier cybersecurity trajectory was granted.", { anyOf: [refer("Day"), { const: "none" }] }),
    customWorkEnterprise: described("A recognised maatwerkbedrijf.", { type: "boolean" }),
    nis2: described("The enterprise falls under NIS2.", { type: "boolean" }),
    smeDeclared: described("The user's own answer on being an SME; counts only while `enterprise` is absent.", { type: "boolean" }),
    enterprise: refer("Enterprise"),
    relations: described("Partner and linked enterprises; [] means that there are none.", list(refer("Relation"), { maxItems: 500 })),
    relationsComplete: described("False: there may be more relations than are listed. Absent means true.", { type: "boolean" }),
    deMinimis: described("De minimis aid granted to the single undertaking; [] means none.", list(refer("Award"), { maxItems: 1000 })),
    quotes: described("A provider's prices.", refer("Quotes")),
    provider: described("The provider chosen; affects nothing.", { enum: providers }),
  }, ["decisionDate"]),
  Figures: read("Figures of one book year.", {
    headcount: refer("HeadcountIn"),
    turnover: refer("MoneyIn"),
    balanceSheetTotal: refer("MoneyIn"),
  }),
  Enterprise: read("The enterprise's own figures of the last two closed book years.", {
    lastYear: refer("Figures"),
    yearBefore: refer("Figures"),
    newlyFounded: described("Absent means false.", { type: "boolean" }),
    ownershipChanged: described("Absent means false.", { type: "boolean" }),
  }),
  Relation: read("A partner or linked enterprise; percentages are of the holding between it and the enterprise it stands under.", {
    name: described("For the reader only.", { type: "string" }),
    capital: refer("PercentIn"),
    voting: refer("PercentIn"),
    control: described("Any other means of control. Absent means false.", { type: "boolean" }),
    listedInvestor: described("Absent means false.", { type: "boolean" }),
    alreadyIncluded: described("Its figures are consolidated in those of the enterprise it stands under. Absent means false.", { type: "boolean" }),
    lastYear: refer("Figures"),
    yearBefore: refer("Figures"),
    relations: described("At most eight levels, and 500 relations in all.", list(refer("Relation"), { maxItems: 500 })),
  }),
  Award: read("One award of de minimis aid.", {
    grantedOn: described("Not after `decisionDate`.", refer("Day")),
    amount: refer("MoneyIn"),
  }, ["grantedOn", "amount"]),
  Quotes: read("A provider's price of each package.", { start: refer("Quote"), medium: refer("Quote"), plus: refer("Quote") }),
  Quote: read("A price excluding VAT.", {
    base: described("Of the package itself.", refer("MoneyIn")),
    extensions: described("Of extension packages. Absent means 0.", refer("MoneyIn")),
  }, ["base"]),
  Day: described("YYYY-MM-DD, years 1900 to 2999.", { type: "string", pattern: DAY }),
  MoneyIn: decimal("Euro excluding VAT, at most two decimals; a decimal string, or a number by its shortest form.", 12, 1e12, 2),
  PercentIn: decimal("0 to 100, at most four decimals.", 2, 100, 4),
  HeadcountIn: decimal("Annual work units, at most four decimals.", 7, 1e7, 4),
});

const RULES = "size beneficiary privateSector region mainActivity legalForm equity repeat quotes deMinimis needFit selectedProvider offerApproved notStarted";
const row = (amounts) => ({
  ratePercent: refer("Rate"),
  subsidy: refer(amounts),
  ownShare: refer(amounts),
  deMinimis: refer("Fit"),
  deMinimisFrom: described("Where it does not fit, the first later day on which it does.", orNull(refer("AnyDay"))),
});
const finding = {
  rule: codes(RULES),
  state: codes("met notMet unknown notApplicable open"),
  judge: orNull(codes("computed declared provider vlaio")),
  sources: described("Ids of what the rule was read from.", list({ type: "string" })),
  reading: described("Numbers of the readings taken (docs/RULES.md).", list({ type: "integer" })),
  facts: described("What decided it, by rule.", { type: "object", additionalProperties: true }),
  caveats: list(codes(`shareAtThreshold twoYearRule sameYear majorityOfCapitalAlone oneYear wholeGroup rateIsMaximum publicShareholder activityList
    establishment earlyStart onAnniversary priceRange extensionsNotOffered totalMaximum awardOnAnniversary ceilingRefuses`)),
};
const words = {
  title: described("The rule's name, in Dutch as all that follows.", { type: "string" }),
  condition: described("The rule as a condition.", { type: "string" }),
  stateText: { type: "string" },
  judgeText: orNull({ type: "string" }),
  reasons: described("Why it is met or not, with the real figures.", list({ type: "string" })),
  doubts: described("Why others may read it otherwise.", list({ type: "string" })),
  references: described("Where the rule was read.", list(refer("Reference"))),
};

const evaluation = () => {
  const own = {
    contract: { const: 1 },
    rules: described("The first day of the version of the rules that answered.", refer("Day")),
    status: refer("Status"),
    rates: described("The rates still possible, highest first.", list(refer("Rate"))),
    missing: described("Unanswered questions that can still change status or rates.",
      list(codes("region privateSector legalForm mainActivity equity repeat customWorkEnterprise size nis2 deMinimis"))),
    ask: described("Answered, but for VLAIO to judge.", list(codes("legalForm"))),
    warnings: list(codes("shareExactly25 twoYearRule")),
    availableFrom: described("The first later day on which waiting mends it.", orNull(refer("AnyDay"))),
    size: written("The test of being an SME.", { sme: orNull({ type: "boolean" }), lastYear: orNull(refer("Class")), yearBefore: orNull(refer("Class")) }),
    criteria: written("Each criterion.", Object.fromEntries(
      "region privateSector legalForm mainActivity equity repeat beneficiary deMinimis".split(" ").map((name) => [name, codes("met notMet unknown")]))),
    deMinimis: described("The room under the ceiling; null while unknown.", orNull(written("Used, and what is left.", { used: refer("Money"), headroom: refer("Money") }))),
    packages: described("START, MEDIUM and PLUS.", list(refer("Package"))),
  };
  return {
    Evaluation: written("The answer of evaluate().", own),
    Explanation: written("The answer of explain(): the evaluation, and why in Dutch.", {
      ...own, trace: described("One finding per rule, in the order of the official page.", list(refer("Finding"))),
    }),
    Finding: written("One rule's outcome.", { ...finding, ...words }),
    Reference: written("Where a rule was read.", {
      source: { type: "string" }, title: { type: "string" }, section: { type: "string" }, address: orNull({ type: "string" }),
    }),
    Package: written("A package with its published prices.", {
      id: refer("PackageId"),
      price: refer("Range"),
      byRate: described("A row per rate.", list(refer("RangeRow"))),
      quote: orNull(refer("QuoteResult")),
    }),
    RangeRow: written("The published prices at a rate.", row("Range")),
    QuoteResult: written("A quote; with an issue it has no rows.", {
      base: refer("Money"), extensions: refer("Money"), total: refer("Money"), issues: list(refer("QuoteIssue")), byRate: list(refer("QuoteRow")),
    }),
    QuoteRow: written("A quote at a rate.", row("Money")),
    Range: written("From, to.", { min: refer("Money"), max: refer("Money") }),
    Counterfactuals: written("The answer of counterfactuals(): what would change it, answer by answer.", { changes: list(refer("Change")) }),
    Change: { description: "The nearest value with another outcome.", anyOf: [refer("VerdictChange"), refer("QuoteChange")] },
    VerdictChange: written("Of an answer that decides status and rates.", {
      path: described("Such as relations[0].lastYear.headcount.", { type: "string" }),
      value: { anyOf: [{ type: "string" }, { type: "boolean" }] },
      until: described("How far that outcome reaches, in the same direction; absent for a boolean.", { type: "string" }),
      status: refer("Status"),
      rates: list(refer("Rate")),
    }, ["until"]),
    QuoteChange: written("Of a quote's price.", {
      path: { type: "string" }, value: { type: "string" }, until: { type: "string" }, issues: list(refer("QuoteIssue")), deMinimis: list(refer("Fit")),
    }),
    Invalid: written("The answer to an invalid application, of all three functions: all errors, one per value.", { errors: list(refer("InputError")) }),
    InputError: written("One error.", {
      path: described("Such as relations[0].capital; that of the document is empty.", { type: "string" }),
      code: codes(`malformedJson missing unknownField duplicateField unknownValue invalidType invalidDate invalidDecimal negative tooPrecise
        outOfRange afterDecisionDate tooDeep tooMany`),
      message: described("English, not stable.", { type: "string" }),
    }),
    Status: codes("eligible ineligible undetermined"),
    Rate: described("Percent of the price.", { type: "integer" }),
    Class: codes("micro small medium large"),
    Fit: described("Whether a subsidy fits the room under the de minimis ceiling.", codes("fits partly exceeds unknown")),
    PackageId: codes("start medium plus"),
    QuoteIssue: codes("baseOutOfRange extensionsNotOffered totalAboveMaximum"),
    Money: described("Euro excluding VAT, with two decimals.", { type: "string", pattern: "^[0-9]+\\.[0-9]{2}$" }),
    AnyDay: described("YYYY-MM-DD; may lie after 2999.", { type: "string", pattern: "^[0-9]{4,}-[0-9]{2}-[0-9]{2}$" }),
    Day: described("YYYY-MM-DD.", { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
  };
};

/** The two schemas: of what is read, and of what is written. */
export const schemas = (data) => ({
  application: { $schema: CONTRACT, title: "Application", description: "What evaluate, explain and counterfactuals take (contract 1).", ...refer("Application"), $defs: application(data) },
  evaluation: {
    $schema: CONTRACT, title: "Evaluation", description: "What evaluate gives (contract 1); in $defs also what explain and counterfactuals give.",
    anyOf: [refer("Evaluation"), refer("Invalid")], $defs: evaluation(),
  },
});

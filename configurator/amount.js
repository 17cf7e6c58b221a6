// Amounts as they are typed, in the form of a language.

/** An amount with two decimals at most, as "18500.50", from "18.500,50" where `decimal` is a comma; null for what is none. */
export const amount = (text, decimal) => {
  const plain = text.replace(/[\s\u00a0\u202f'€]|eur(?:o|os)?$/gi, "");
  const group = decimal === "," ? "." : ",";
  const grouped = new RegExp(`^\\d{1,3}(?:\\${group}\\d{3})+(?:\\${decimal}\\d{1,2})?$`);
  if (grouped.test(plain)) return plain.replaceAll(group, "").replace(decimal, ".");
  return /^\d+(?:[.,]\d{1,2})?$/.test(plain) ? plain.replace(",", ".") : null;
};

// The official amounts, and those at 35 % computed from them: price, subsidy and own part, per package at 50 % and at 35 %.
export const PUBLISHED = [
  ["€ 8.500 tot € 10.800", "€ 4.250 tot € 5.400", "€ 4.250 tot € 5.400"],
  ["€ 8.500 tot € 10.800", "€ 2.975 tot € 3.780", "€ 5.525 tot € 7.020"],
  ["€ 17.000 tot € 22.000", "€ 8.500 tot € 11.000", "€ 8.500 tot € 11.000"],
  ["€ 17.000 tot € 22.000", "€ 5.950 tot € 7.700", "€ 11.050 tot € 14.300"],
  ["€ 28.800 tot € 35.000", "€ 14.400 tot € 17.500", "€ 14.400 tot € 17.500"],
  ["€ 28.800 tot € 35.000", "€ 10.080 tot € 12.250", "€ 18.720 tot € 22.750"],
];

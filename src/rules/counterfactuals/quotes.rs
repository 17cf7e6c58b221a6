//! A quote's own two levers: the price of the package and that of its extension packages.

use super::side::Asked;
use super::{Change, Field, Lever, Levers, Outcome, number};
use crate::rules::money::Money;
use crate::rules::packages::standing;
use crate::rules::scheme::PackageId;

impl Levers {
    /// The price is the only thing in an evaluation that can be refused at both ends and be sound between them, so its two
    /// bounds begin parts of the grid; nothing and something begin parts too, as extensions of nothing are none. Within a
    /// part the list of issues only grows with the price, and as long as it is empty the subsidy does not fall, so that a
    /// rate that no longer fits never fits again: a chain. (Once there is an issue, the rates are told no longer.)
    #[inline(never)]
    pub(super) fn quote(&mut self, lever: &Lever, package: PackageId) -> Vec<Change> {
        let Some(quote) = self.alone.quotes.get(package) else {
            return Vec::new();
        };
        let price = self.scheme.package(package).price;
        let borders = [Money::ZERO, price.min, price.max];
        let rates = match self.today() {
            Some(Outcome::Verdict(today)) => today.rates.clone(),
            Some(Outcome::Quote(..)) | None => Vec::new(),
        };
        let (scheme, headroom, in_short) = (self.scheme, self.headroom, self.in_short);
        let base = matches!(lever.field, Field::Base(_));
        let today = if base { quote.base } else { quote.extensions };
        number(
            &mut self.outcomes,
            lever,
            today.euro(),
            Money::BOUNDS,
            &borders,
            &mut |amount| {
                let mut other = quote;
                let answer = if base {
                    &mut other.base
                } else {
                    &mut other.extensions
                };
                *answer = Money::from_checked(amount);
                let (mut issues, fits) = standing(scheme, package, other, &rates, headroom);
                if in_short {
                    // No rate has a subsidy then: that is told already.
                    issues.clear();
                }
                Asked::Outcome(Outcome::Quote(issues, fits))
            },
        )
    }
}

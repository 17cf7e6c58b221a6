//! The form's fields: each has a short code for the link and says what it holds.

use crate::rules::scheme::{LegalForm, PackageId, Provider};
use crate::text::input::Quantity;

/// A choice as it is kept.
pub mod choice {
    /// Yes.
    pub const YES: &str = "y";
    /// No.
    pub const NO: &str = "n";
    /// Does not know (yet).
    pub const UNKNOWN: &str = "u";
    /// The answers to most questions.
    pub const YES_NO: [&str; 3] = [YES, NO, UNKNOWN];
    /// Wants it computed.
    pub const CALCULATE: &str = "c";
}

macro_rules! fields {
    ($($name:ident $code:literal $holds:expr),+ $(,)?) => {
        /// A field of the form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // named as in the contract
        pub enum Field { $($name),+ }

        impl Field {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its code in the link.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What a typed field holds; none for a choice.
            #[must_use]
            pub const fn quantity(self) -> Option<Quantity> {
                match self { $(Self::$name => $holds),+ }
            }
        }
    };
}

const CHOICE: Option<Quantity> = None;
const MONEY: Option<Quantity> = Some(Quantity::Money);
const PERCENT: Option<Quantity> = Some(Quantity::Percent);
const HEADCOUNT: Option<Quantity> = Some(Quantity::Headcount);
const DATE: Option<Quantity> = Some(Quantity::Date);

fields! {
    DecisionDate "d" DATE,
    Postcode "p" Some(Quantity::Postcode),
    LegalForm "f" CHOICE,
    Public "o" CHOICE,
    PublicShare "op" PERCENT,
    PublicShareBelow "on" PERCENT,
    MainActivity "m" CHOICE,
    Equity "e" CHOICE,
    Trajectory "t" CHOICE,
    TrajectoryDate "td" DATE,
    CustomWork "w" CHOICE,
    Nis2 "n" CHOICE,
    Sme "s" CHOICE,
    NewlyFounded "nf" CHOICE,
    OwnershipChanged "oc" CHOICE,
    LastHeadcount "h1" HEADCOUNT,
    LastTurnover "t1" MONEY,
    LastBalance "b1" MONEY,
    BeforeHeadcount "h2" HEADCOUNT,
    BeforeTurnover "t2" MONEY,
    BeforeBalance "b2" MONEY,
    HasRelations "g" CHOICE,
    Name "na" Some(Quantity::Name),
    Capital "c" PERCENT,
    Voting "v" PERCENT,
    Control "z" CHOICE,
    ListedInvestor "l" CHOICE,
    AlreadyIncluded "i" CHOICE,
    HasAwards "x" CHOICE,
    AwardDate "ad" DATE,
    AwardAmount "aa" MONEY,
    HasQuotes "q" CHOICE,
    StartBase "qs" MONEY,
    StartExtensions "xs" MONEY,
    MediumBase "qm" MONEY,
    MediumExtensions "xm" MONEY,
    PlusBase "qp" MONEY,
    PlusExtensions "xp" MONEY,
    Provider "v1" CHOICE,
}

impl Field {
    /// Head count, turnover and balance sheet total: of the last closed year, and of the year before.
    pub const FIGURES: [[Self; 3]; 2] = [
        [Self::LastHeadcount, Self::LastTurnover, Self::LastBalance],
        [
            Self::BeforeHeadcount,
            Self::BeforeTurnover,
            Self::BeforeBalance,
        ],
    ];

    /// Per package: the price itself, and that of its extension packages.
    pub const QUOTES: [(PackageId, Self, Self); 3] = [
        (PackageId::Start, Self::StartBase, Self::StartExtensions),
        (PackageId::Medium, Self::MediumBase, Self::MediumExtensions),
        (PackageId::Plus, Self::PlusBase, Self::PlusExtensions),
    ];

    /// Whether this can stand in the field: in one that is typed in anything can, in a choice only its answers.
    #[must_use]
    pub fn takes(self, text: &str) -> bool {
        if self.quantity().is_some() {
            return true;
        }
        match self {
            Self::NewlyFounded
            | Self::OwnershipChanged
            | Self::Control
            | Self::ListedInvestor
            | Self::AlreadyIncluded => text == choice::YES,
            Self::LegalForm => text == choice::UNKNOWN || LegalForm::parse(text).is_some(),
            Self::Provider => text == choice::UNKNOWN || Provider::parse(text).is_some(),
            Self::Sme => text == choice::CALCULATE || choice::YES_NO.contains(&text),
            _ => choice::YES_NO.contains(&text),
        }
    }

    /// The field of this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.code() == code)
    }
}

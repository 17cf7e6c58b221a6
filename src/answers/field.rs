//! The form's fields: each has a short code for the link and says what it holds.

use super::input::Quantity;
use crate::rules::application::Application;
use crate::rules::date::Date;
use crate::rules::evaluate::Question;
use crate::rules::scheme::{LegalForm, PackageId, Provider};
use crate::rules::whole::within;
use crate::text::Key;

/// A choice as it is stored.
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
    /// Of the group, that a host says that there may be more than it lists.
    pub const IN_PART: &str = "p";
    /// Holds the enterprise that it stands under.
    pub const MOTHER: &str = "m";
    /// Is held by the enterprise that it stands under.
    pub const DAUGHTER: &str = "d";
    /// Is held by the mother that it stands under, as the enterprise beside it is.
    pub const SISTER: &str = "s";
    /// Has the same owner as the enterprise that it stands under.
    pub const SAME_OWNER: &str = "o";
    /// How an enterprise belongs to the one that it stands under.
    pub const KINDS: [&str; 4] = [MOTHER, DAUGHTER, SISTER, SAME_OWNER];
}

macro_rules! fields {
    ($($name:ident $code:literal $holds:expr, $label:ident $(=> $asks:ident)?;)+) => {
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

            /// The quantity of a typed field; none for a choice.
            #[must_use]
            pub const fn quantity(self) -> Option<Quantity> {
                match self { $(Self::$name => $holds),+ }
            }

            /// The field's label. Those of figures and of a quote are completed with a year or a package.
            #[must_use]
            pub const fn question(self) -> Key {
                match self { $(Self::$name => Key::$label),+ }
            }

            /// The field in which a question of the rules is answered.
            #[must_use]
            pub const fn of(question: Question) -> Self {
                match question { $($(Question::$asks => Self::$name,)?)+ }
            }
        }
    };
}

/// A question about the applicant that is answered by yes or no.
#[derive(Clone, Copy, Debug)]
pub struct YesNo {
    /// Its field.
    pub field: Field,
    /// Its answer in an application.
    pub get: fn(&Application) -> Option<bool>,
    /// Puts an answer there.
    pub put: fn(&mut Application, Option<bool>),
}

macro_rules! yes_no {
    ($($field:ident $place:ident),+ $(,)?) => {
        /// All of them.
        pub const YES_NO: &[YesNo] = &[$(YesNo {
            field: Field::$field,
            get: |application| application.$place,
            put: |application, answer| application.$place = answer,
        }),+];
    };
}

yes_no! {
    MainActivity main_activity_accepted,
    Equity negative_equity,
    CustomWork custom_work_enterprise,
    Nis2 nis2,
}

/// The yes-or-no questions about the enterprise itself, as the form asks them, with their hint and their explanation.
pub const ENTERPRISE: &[(Field, Key, Key)] = &[
    (
        Field::MainActivity,
        Key::QuestionMainActivityHint,
        Key::MoreMainActivity,
    ),
    (Field::Equity, Key::QuestionEquityHint, Key::MoreEquity),
];

const CHOICE: Option<Quantity> = None;
const MONEY: Option<Quantity> = Some(Quantity::Money);
const PERCENT: Option<Quantity> = Some(Quantity::Percent);
const HEADCOUNT: Option<Quantity> = Some(Quantity::Headcount);
const DATE: Option<Quantity> = Some(Quantity::Date);

fields! {
    DecisionDate "d" DATE, QuestionDecisionDate;
    Postcode "p" Some(Quantity::Postcode), QuestionPostcode => Region;
    LegalForm "f" CHOICE, QuestionLegalForm => LegalForm;
    Public "o" CHOICE, QuestionPublic => PrivateSector;
    PublicShare "op" PERCENT, QuestionPublicShare;
    PublicShareBelow "on" PERCENT, QuestionPublicShare;
    MainActivity "m" CHOICE, QuestionMainActivity => MainActivity;
    Equity "e" CHOICE, QuestionEquity => Equity;
    Trajectory "t" CHOICE, QuestionTrajectory => Repeat;
    TrajectoryDate "td" DATE, QuestionTrajectoryDate;
    CustomWork "w" CHOICE, QuestionCustomWork => CustomWorkEnterprise;
    Nis2 "n" CHOICE, QuestionNis2 => Nis2;
    Sme "s" CHOICE, QuestionSme => Size;
    NewlyFounded "nf" CHOICE, QuestionNewlyFounded;
    OwnershipChanged "oc" CHOICE, QuestionOwnershipChanged;
    LastHeadcount "h1" HEADCOUNT, QuestionHeadcount;
    LastTurnover "t1" MONEY, QuestionTurnover;
    LastBalance "b1" MONEY, QuestionBalanceSheetTotal;
    BeforeHeadcount "h2" HEADCOUNT, QuestionHeadcount;
    BeforeTurnover "t2" MONEY, QuestionTurnover;
    BeforeBalance "b2" MONEY, QuestionBalanceSheetTotal;
    BookYearEnd "ye" CHOICE, QuestionBookYearEnd;
    FiguresYear "fy" CHOICE, QuestionFiguresYear;
    HasRelations "g" CHOICE, QuestionRelations;
    GroupAbove "ga" CHOICE, QuestionGroupAbove;
    GroupBelow "gb" CHOICE, QuestionGroupBelow;
    GroupBeside "gs" CHOICE, QuestionGroupBeside;
    GroupSameOwner "go" CHOICE, QuestionGroupSameOwner;
    Kind "k" CHOICE, QuestionKind;
    Mother "mo" CHOICE, QuestionMother;
    Name "na" Some(Quantity::Name), QuestionRelationName;
    Capital "c" PERCENT, QuestionCapital;
    SharesOfOthers "co" PERCENT, QuestionSharesOfOthers;
    VotesDiffer "vd" CHOICE, QuestionVotesDiffer;
    Voting "v" PERCENT, QuestionVoting;
    SameMarket "sm" CHOICE, QuestionSameMarket;
    Control "z" CHOICE, QuestionControl;
    ListedInvestor "l" CHOICE, QuestionListedInvestor;
    AlreadyIncluded "i" CHOICE, QuestionAlreadyIncluded;
    HasAwards "x" CHOICE, QuestionDeMinimis => DeMinimis;
    AwardDate "ad" DATE, QuestionAwardDate;
    AwardAmount "aa" MONEY, QuestionAwardAmount;
    HasQuotes "q" CHOICE, QuestionQuote;
    StartBase "qs" MONEY, QuestionBase;
    StartExtensions "xs" MONEY, QuestionExtensions;
    MediumBase "qm" MONEY, QuestionBase;
    MediumExtensions "xm" MONEY, QuestionExtensions;
    PlusBase "qp" MONEY, QuestionBase;
    PlusExtensions "xp" MONEY, QuestionExtensions;
    Provider "v1" CHOICE, QuestionProvider;
    MoreProviders "v2" CHOICE, QuestionMoreProviders;
    KnowsSteps "ws" CHOICE, FitSteps;
    WantsHelp "wh" CHOICE, FitHelp;
    FewProblems "wf" CHOICE, FitFew;
}

impl Field {
    /// Whether it is a figure of one of the two years.
    #[must_use]
    pub fn is_figure(self) -> bool {
        Self::FIGURES.iter().flatten().any(|figure| *figure == self)
    }

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

    /// Whether the field can hold this: a typed field holds anything, a choice only its answers.
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
            | Self::AlreadyIncluded
            | Self::VotesDiffer => text == choice::YES,
            Self::HasRelations => text == choice::IN_PART || choice::YES_NO.contains(&text),
            Self::Kind => choice::KINDS.contains(&text),
            // Only that it is still open: what was chosen is where the enterprise stands.
            Self::Mother => text == choice::UNKNOWN,
            Self::BookYearEnd => month(text).is_some(),
            Self::FiguresYear => year(text).is_some(),
            Self::LegalForm => text == choice::UNKNOWN || LegalForm::parse(text).is_some(),
            Self::Provider => text == choice::UNKNOWN || Provider::parse(text).is_some(),
            Self::MoreProviders => text.split(',').all(|id| Provider::parse(id).is_some()),
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

/// A month by its number.
#[must_use]
pub fn month(text: &str) -> Option<u8> {
    u8::try_from(within(text, 1, 12)?).ok()
}

/// A calendar year that an application can be about.
#[must_use]
pub fn year(text: &str) -> Option<u16> {
    within(text, Date::FIRST_YEAR, Date::LAST_YEAR)
}

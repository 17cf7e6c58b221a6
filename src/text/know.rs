//! What is good to know beside the calculator: what is paid, which package suits, what to ask whom.

use super::Key;

/// A question and what is said to it, each a sentence or a few, in this order.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// The question, as a heading.
    pub question: Key,
    /// The answers to it.
    pub answers: &'static [Key],
}

/// The heading over all topics.
pub const TITLE: Key = Key::KnowTitle;

/// All topics, in the order in which an owner asks them.
pub const TOPICS: [Topic; 9] = [
    Topic {
        question: Key::KnowPaid,
        answers: &[
            Key::KnowPaidGuidance,
            Key::KnowPaidContract,
            Key::KnowPaidWhom,
        ],
    },
    Topic {
        question: Key::KnowPackages,
        answers: &[
            Key::KnowPackagesStart,
            Key::KnowPackagesMedium,
            Key::KnowPackagesPlus,
            Key::KnowPackagesExtensions,
            Key::KnowPackagesNeed,
        ],
    },
    Topic {
        question: Key::KnowVat,
        answers: &[Key::KnowVatRate, Key::KnowVatBack],
    },
    Topic {
        question: Key::KnowYears,
        answers: &[Key::KnowYearsClosed, Key::KnowYearsBroken],
    },
    Topic {
        question: Key::KnowHeadcount,
        answers: &[Key::MoreHeadcount],
    },
    Topic {
        question: Key::KnowTests,
        answers: &[Key::KnowTestsWhere],
    },
    Topic {
        question: Key::KnowNis2,
        answers: &[Key::KnowNis2What, Key::KnowNis2Rate],
    },
    Topic {
        question: Key::KnowAsk,
        answers: &[
            Key::KnowAskAccountant,
            Key::KnowAskProvider,
            Key::KnowAskVlaio,
            Key::KnowAskCentre,
        ],
    },
    Topic {
        question: Key::KnowSilent,
        answers: &[Key::KnowSilentTerm, Key::KnowSilentBoth],
    },
];

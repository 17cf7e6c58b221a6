//! The sections of the form, and which of their questions are still open.

use super::compose::Composed;
use super::field::{ENTERPRISE, Field, choice};
use super::{Answers, ROOT};
use crate::rules::evaluate::{Evaluation, Question};
use crate::text::Key;

/// Which section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionId {
    /// Whether it is an SME, and what else gives the subsidy.
    Size,
    /// The enterprise itself.
    Enterprise,
    /// Earlier aid.
    Support,
    /// The quote, the day and the provider.
    Quote,
}

/// Questions that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which one.
    pub id: SectionId,
    /// Its title.
    pub title: Key,
    /// The fields of its questions, in their order.
    fields: &'static [Field],
    /// The yes-or-no questions that follow them.
    declared: &'static [(Field, Key, Key)],
}

/// All of them, in the order of the form: the size first, because it settles most.
pub const SECTIONS: [Section; 4] = [
    Section {
        id: SectionId::Size,
        title: Key::SectionSize,
        fields: &[Field::Sme, Field::CustomWork, Field::Nis2],
        declared: &[],
    },
    Section {
        id: SectionId::Enterprise,
        title: Key::SectionEnterprise,
        fields: &[Field::Postcode, Field::LegalForm, Field::Public],
        declared: ENTERPRISE,
    },
    Section {
        id: SectionId::Support,
        title: Key::SectionSupport,
        fields: &[Field::Trajectory, Field::HasAwards],
        declared: &[],
    },
    Section {
        id: SectionId::Quote,
        title: Key::SectionQuote,
        fields: &[
            Field::HasQuotes,
            Field::DecisionDate,
            Field::Provider,
            Field::MoreProviders,
        ],
        declared: &[],
    },
];

/// How far the visitor is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// The questions that matter and are yet to be answered, in the order of the form.
    pub open: Vec<Question>,
    /// Those that matter and that the visitor does not know, in the order of the form.
    pub unknown: Vec<Question>,
    /// How many questions are answered, those that the visitor does not know not counted.
    pub answered: usize,
    /// How many the visitor does not know, also of those that do not matter.
    pub set_aside: usize,
}

impl Progress {
    /// How far the visitor is with these answers.
    #[must_use]
    pub fn of(answers: &Answers, evaluation: &Evaluation) -> Self {
        let mut progress = Self::default();
        // These two matter only to an enterprise that is no SME: they are not counted before that is answered.
        let size = answers.get(ROOT, Field::Sme).is_empty();
        let mut fields = Vec::new();
        for section in &SECTIONS {
            fields.append(&mut section.fields());
        }
        for field in fields {
            let Some(question) = asks(field) else {
                continue;
            };
            let mut given = answers.get(ROOT, field);
            if field == Field::Sme && answers.asks_of_group() {
                given = choice::UNKNOWN;
            }
            let matters = evaluation.missing.contains(&question);
            if matters && given == choice::UNKNOWN {
                progress.unknown.push(question);
            } else if matters {
                let later = matches!(field, Field::CustomWork | Field::Nis2) && size;
                if !later || !given.is_empty() {
                    progress.open.push(question);
                }
                continue;
            }
            if given == choice::UNKNOWN {
                progress.set_aside += 1;
            } else if !given.is_empty() {
                progress.answered += 1;
            }
        }
        progress
    }

    /// How many questions there are in all, as far as the answers tell.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.answered + self.set_aside + self.open.len()
    }

    /// Whether anything is answered at all.
    #[must_use]
    pub const fn begun(&self) -> bool {
        self.answered + self.set_aside > 0
    }
}

/// What a section's head says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// So many questions are open, and none is answered.
    Fresh(usize),
    /// So many questions are open.
    Open(usize),
    /// A field can't be read.
    Wrong,
    /// All is answered that matters, but for what others have to be asked.
    Asking,
    /// All is answered that matters.
    Done,
    /// Nothing is answered, and nothing needs to be.
    Needless,
}

/// The question of the rules that a field answers.
#[must_use]
pub fn asks(field: Field) -> Option<Question> {
    let mut questions = Question::ALL.iter().copied();
    questions.find(|question| Field::of(*question) == field)
}

impl Section {
    /// The fields of its questions, in their order.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let mut fields = self.fields.to_vec();
        for question in self.declared {
            fields.push(question.0);
        }
        fields
    }

    /// Whether this is one of its questions.
    fn has(&self, field: Field) -> bool {
        self.fields.contains(&field) || self.declared.iter().any(|one| one.0 == field)
    }

    /// How this section stands.
    #[must_use]
    pub fn standing(
        &self,
        answers: &Answers,
        composed: &Composed,
        progress: &Progress,
    ) -> Standing {
        let open = progress.open.iter();
        let count = open.filter(|one| self.has(Field::of(**one))).count();
        let mut given = false;
        for field in self.fields() {
            given |= !answers.get(ROOT, field).is_empty();
        }
        let mut asked = progress.unknown.iter();
        let unknown = asked.any(|one| self.has(Field::of(*one)));
        let wrong = composed.problems().any(|((_, field), _)| self.holds(field));
        match (count, given) {
            _ if wrong => Standing::Wrong,
            (0, true) if unknown => Standing::Asking,
            (0, true) => Standing::Done,
            (0, false) => Standing::Needless,
            (count, false) => Standing::Fresh(count),
            (count, true) => Standing::Open(count),
        }
    }

    /// Whether this field stands in this section, on its own or under one of its questions.
    #[must_use]
    pub fn holds(&self, field: Field) -> bool {
        let under = match field {
            Field::PublicShare | Field::PublicShareBelow => Field::Public,
            Field::TrajectoryDate => Field::Trajectory,
            Field::AwardDate | Field::AwardAmount => Field::HasAwards,
            Field::StartBase
            | Field::StartExtensions
            | Field::MediumBase
            | Field::MediumExtensions
            | Field::PlusBase
            | Field::PlusExtensions => Field::HasQuotes,
            _ if SECTIONS.iter().any(|section| section.has(field)) => field,
            // The figures and the group.
            _ => Field::Sme,
        };
        self.has(under)
    }
}

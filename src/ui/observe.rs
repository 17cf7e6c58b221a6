//! Runs parts of the view again when what they read has changed.
//!
//! In place of the library's effects, which subscribe anew at every run: with hundreds of parts that read one and the same state
//! this took a third of the time of a key press. Here a part subscribes once, and runs in the order in which it was made.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What a part of the view reads of a state, as bits.
pub(super) type Kinds = u8;
/// Everything.
pub(super) const CHANGED: Kinds = 1;
/// The form's structure and errors.
pub(super) const FORM: Kinds = 2;

/// A part of the view.
struct Observer {
    run: RefCell<Box<dyn FnMut()>>,
    /// The state that it reads, by its number, and what of it.
    of: Cell<u32>,
    reads: Cell<Kinds>,
    gone: Cell<bool>,
}

#[derive(Default)]
struct Observers {
    all: Vec<Rc<Observer>>,
    /// So many of them, or a few more, have gone.
    gone: usize,
    /// Whether they are being run: then their places stay.
    looking: bool,
    /// The one that runs, if any.
    running: Option<Rc<Observer>>,
    /// The states that have changed since they were looked at.
    changed: Vec<(u32, Kinds)>,
    states: u32,
}

thread_local! {
    static OBSERVERS: RefCell<Observers> = const {
        RefCell::new(Observers { all: Vec::new(), gone: 0, looking: false, running: None, changed: Vec::new(), states: 0 })
    };
}

/// A part of the view, which stops when this is dropped.
pub(super) struct Running(Rc<Observer>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.gone.set(true);
        // What it holds goes at once, its place in the list once it is one of many. (One that is just running goes then too.)
        let held = self.0.run.try_borrow_mut();
        let held = held.map(|mut run| std::mem::replace(&mut *run, Box::new(|| {})));
        let gone = OBSERVERS.with_borrow_mut(|all| {
            all.gone = all.gone.saturating_add(1);
            let many = all.gone > FEW && all.gone > all.all.len() / 2;
            if many && !all.looking {
                all.clear()
            } else {
                Vec::new()
            }
        });
        drop(gone);
        drop(held);
    }
}

/// So many that have gone may stay in the list.
const FEW: usize = 64;

impl Observers {
    /// Takes those that have gone out of the list, to be dropped after the borrow: what they hold may lead here again.
    fn clear(&mut self) -> Vec<Rc<Observer>> {
        let every = std::mem::take(&mut self.all);
        let (gone, stay) = every
            .into_iter()
            .partition::<Vec<_>, _>(|one| one.gone.get());
        self.all = stay;
        self.gone = 0;
        gone
    }
}

/// A number for a new state.
pub(super) fn state() -> u32 {
    OBSERVERS.with_borrow_mut(|all| {
        all.states = all.states.wrapping_add(1);
        all.states
    })
}

/// Runs the closure now, and whenever what it reads changes.
pub(super) fn observe(run: Box<dyn FnMut()>) -> Running {
    let observer = Rc::new(Observer {
        run: RefCell::new(run),
        of: Cell::new(0),
        reads: Cell::new(0),
        gone: Cell::new(false),
    });
    observer.run();
    Running(observer)
}

impl Observer {
    fn run(self: &Rc<Self>) {
        let before = swap(Some(Rc::clone(self)));
        if let Ok(mut run) = self.run.try_borrow_mut() {
            run();
        }
        swap(before);
    }
}

/// From here on another one reads, or none; returns the one before.
fn swap(running: Option<Rc<Observer>>) -> Option<Rc<Observer>> {
    OBSERVERS.with_borrow_mut(|all| std::mem::replace(&mut all.running, running))
}

/// What is read in here is not observed.
pub(super) fn unobserved<T>(run: impl FnOnce() -> T) -> T {
    let before = swap(None);
    let made = run();
    swap(before);
    made
}

/// Notes that the part that runs reads this of a state.
#[inline(never)]
pub(super) fn reads(state: u32, kind: Kinds) {
    OBSERVERS.with_borrow_mut(|all| {
        if let Some(observer) = all.running.clone() {
            if observer.reads.get() == 0 {
                observer.of.set(state);
                all.all.push(Rc::clone(&observer));
            }
            observer.reads.set(observer.reads.get() | kind);
        }
    });
}

/// Runs everything that reads this of a state again, once the task at hand is done.
#[inline(never)]
pub(super) fn changed(state: u32, kind: Kinds) {
    let first = OBSERVERS.with_borrow_mut(|all| {
        let first = all.changed.is_empty();
        all.changed.push((state, kind));
        first
    });
    if first {
        leptos::task::spawn_local(async { look() });
    }
}

fn look() {
    let (changed, many, gone) = OBSERVERS.with_borrow_mut(|all| {
        let gone = all.clear();
        all.looking = true;
        (std::mem::take(&mut all.changed), all.all.len(), gone)
    });
    drop(gone);
    // Those that are made meanwhile have just run.
    for place in 0..many {
        let Some(observer) = OBSERVERS.with_borrow(|all| all.all.get(place).cloned()) else {
            break;
        };
        let mut reads = changed.iter();
        let concerned =
            reads.any(|(of, kind)| *of == observer.of.get() && kind & observer.reads.get() != 0);
        if concerned && !observer.gone.get() {
            observer.run();
        }
    }
    OBSERVERS.with_borrow_mut(|all| all.looking = false);
}

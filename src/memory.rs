//! The allocator of the shipped wasm. Every block's size is a power of two, and a freed block waits in the list of its
//! size until one of that size is asked for. The page asks for the same few sizes again and again, so that is enough;
//! std's general allocator weighs 2 kB more.
#![allow(
    unsafe_code,
    reason = "an allocator is unsafe by its nature; nothing else here is"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::memory_grow;
use core::cell::Cell;
use core::ptr::{copy_nonoverlapping, null_mut, with_exposed_provenance_mut};

/// Bytes of a page of wasm's memory.
const PAGE: usize = 65_536;
/// Bytes of the smallest block; every block begins at a multiple of it.
const SMALLEST: usize = 16;

/// The freed blocks, and the memory that was never given out.
pub(crate) struct Memory {
    /// The last freed block of each size, by the power of two; it holds the address of the one freed before it.
    free: [Cell<*mut u8>; usize::BITS as usize],
    next: Cell<usize>,
    end: Cell<usize>,
}

// SAFETY: without the feature `atomics` wasm has one thread.
#[cfg(not(target_feature = "atomics"))]
unsafe impl Sync for Memory {}

/// The size of the block that holds so many bytes.
const fn block(bytes: usize) -> usize {
    if bytes < SMALLEST {
        SMALLEST
    } else {
        bytes.next_power_of_two()
    }
}

impl Memory {
    /// Nothing given out yet.
    pub(crate) const fn new() -> Self {
        Self {
            free: [const { Cell::new(null_mut()) }; usize::BITS as usize],
            next: Cell::new(0),
            end: Cell::new(0),
        }
    }

    fn list(&self, size: usize) -> Option<&Cell<*mut u8>> {
        self.free.get(size.trailing_zeros() as usize)
    }

    /// Memory never given out before; null where the browser gives no more.
    fn fresh(&self, size: usize) -> *mut u8 {
        loop {
            let start = self.next.get();
            let Some(missing) = start
                .checked_add(size)
                .map(|end| end.saturating_sub(self.end.get()))
            else {
                return null_mut();
            };
            if missing == 0 {
                self.next.set(start.saturating_add(size));
                return with_exposed_provenance_mut(start);
            }
            let pages = missing.div_ceil(PAGE);
            let before = memory_grow::<0>(pages);
            if before == usize::MAX {
                return null_mut();
            }
            let from = before.saturating_mul(PAGE);
            if from != self.end.get() {
                self.next.set(from);
            }
            self.end
                .set(from.saturating_add(pages.saturating_mul(PAGE)));
        }
    }
}

// SAFETY: a block is in use or in its list, never both; all of one list have its size, and begin at a multiple of SMALLEST,
// because sizes are multiples of it and pages too.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // Nothing in this program asks for more; if something did, it would be told that memory ran out.
        if layout.align() > SMALLEST {
            return null_mut();
        }
        let size = block(layout.size());
        let Some(list) = self.list(size) else {
            return null_mut();
        };
        let first = list.get();
        if first.is_null() {
            return self.fresh(size);
        }
        // SAFETY: a block in a list is ours, large enough for an address, and holds the next.
        list.set(unsafe { first.cast::<*mut u8>().read() });
        first
    }

    unsafe fn dealloc(&self, given: *mut u8, layout: Layout) {
        if let Some(list) = self.list(block(layout.size())) {
            // SAFETY: the caller gives back what it has from us, and uses it no more.
            unsafe { given.cast::<*mut u8>().write(list.get()) };
            list.set(given);
        }
    }

    unsafe fn realloc(&self, given: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        if block(bytes) == block(layout.size()) {
            return given;
        }
        // SAFETY: the caller keeps `bytes` and the alignment within what a layout may have; old and new are two blocks.
        unsafe {
            let made = self.alloc(Layout::from_size_align_unchecked(bytes, layout.align()));
            if !made.is_null() {
                copy_nonoverlapping(given, made, layout.size().min(bytes));
                self.dealloc(given, layout);
            }
            made
        }
    }
}

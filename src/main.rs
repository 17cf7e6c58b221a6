//! The wasm of the page and the element, or of the package without them: the library, linked as one whole. A library that is also linked by tests is
//! never optimized across its crates (Cargo leaves `lto` out there); a program is, and weighs 5 % less.
#![cfg_attr(target_arch = "wasm32", no_main)]

use cybersubsidie as _;

#[cfg(target_arch = "wasm32")]
mod memory;
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: memory::Memory = memory::Memory::new();

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

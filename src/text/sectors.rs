//! The sectors of NIS2 as Directive (EU) 2022/2555 numbers them (`scheme/nis2.toml`): a help to answer, from which no rule reads.

use super::Key;

include!(concat!(env!("OUT_DIR"), "/sectors.rs"));

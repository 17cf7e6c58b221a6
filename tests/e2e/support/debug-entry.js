// The element with the door that only a debug build has: a panic at will.
import { panicNow } from "cybersubsidie";
import "../../../embed/element.js";

globalThis.panicNow = panicNow;

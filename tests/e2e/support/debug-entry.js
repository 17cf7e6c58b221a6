// The element with the door that only a debug build has: a panic at will.
import { panicNow } from "cybersubsidie";
import "../../../embed/embed.js";

globalThis.panicNow = panicNow;

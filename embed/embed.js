// The script of an embed: the element, and the rules as functions.
import { define } from "./element.js";

define();

export { counterfactuals, evaluate, explain } from "cybersubsidie";

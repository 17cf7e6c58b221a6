// node tests/recipes/put.mjs NAME FOLDER: the recipe of that name, with the element where it expects it.
import { join } from "node:path";
import { copyElement, copyRecipe } from "./support.mjs";

const [name, folder] = process.argv.slice(2);
copyRecipe(name, folder);
copyElement(join(folder, "public"));

import { bootstrapApplication } from "@angular/platform-browser";
import { CalculatorComponent } from "./calculator.component";

bootstrapApplication(CalculatorComponent).catch((error) => console.error(error));

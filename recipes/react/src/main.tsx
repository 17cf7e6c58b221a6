import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Calculator } from "./Calculator";

createRoot(document.querySelector("#app")!).render(
  <StrictMode>
    <Calculator />
  </StrictMode>,
);

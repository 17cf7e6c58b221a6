import { Calculator } from "./calculator";

export default function Page() {
  return (
    <main>
      <h1>Rekenhulp</h1>
      <Calculator>
        <p>Bereken je subsidie op <a href="https://rekenhulp.example/">rekenhulp.example</a>.</p>
      </Calculator>
    </main>
  );
}

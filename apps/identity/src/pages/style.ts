/** The look of the portal (one accent, 18 px, no gradients), small enough for a login page. */
export const style = `
:root { color-scheme: light; --accent: #0b5c5e; --ink: #22272b; --soft: #545b61; --line: #8a8578; --ground: #faf8f4; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 18px/1.6 'Be Vietnam Pro', system-ui, sans-serif; }
header { background: #fff; border-bottom: 1px solid #d9d5cc; }
.brand { margin: 0 auto; max-width: 30rem; padding: 1rem; color: var(--accent); font-weight: 700; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 1rem; }
label { display: block; font-weight: 600; margin-top: 1.25rem; }
input { width: 100%; font: inherit; padding: .6rem .75rem; border: 2px solid var(--line); border-radius: .375rem; background: #fff; }
button { font: inherit; font-weight: 600; margin: 1.5rem .75rem 0 0; min-height: 3rem; padding: .5rem 1.5rem; border: 2px solid var(--accent);
  border-radius: .375rem; background: var(--accent); color: #fff; cursor: pointer; }
button.second { background: #fff; color: var(--accent); }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid #1c1f22; outline-offset: 2px; box-shadow: 0 0 0 6px #ffd75e; }
a { color: var(--accent); }
.hint { color: var(--soft); }
.fault { border-left: .25rem solid var(--accent); background: #fff; padding: .75rem 1rem; font-weight: 600; }
`;

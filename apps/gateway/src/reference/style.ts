export const style = `
body { margin: 0; background: #f6f7f8; color: #1f2328; font: 18px/1.6 'Be Vietnam Pro', system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; }
a { color: #9d174d; }
details { background: #fff; border: 1px solid #d0d7de; border-radius: .375rem; margin: .5rem 0; padding: .5rem 1rem; }
summary { cursor: pointer; }
pre { overflow-x: auto; background: #f6f7f8; padding: .75rem; font-size: .85rem; }
a:focus-visible, summary:focus-visible { outline: 3px solid #0969da; outline-offset: 2px; }
`;

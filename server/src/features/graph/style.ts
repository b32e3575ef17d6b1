/** How a graph looks, on its own and in a page; in an editor with the editor's colours. */
export const graphStyle = `
.edge { stroke: currentColor; stroke-opacity: 0.25; fill: none; }
.node circle { fill: var(--group); stroke: currentColor; stroke-opacity: 0.4; }
.node text { fill: currentColor; font: 12px system-ui, sans-serif; }
.missing circle { fill: none; stroke-dasharray: 3 3; stroke-opacity: 1; }
.group-0 { --group: #4e79a7; } .group-1 { --group: #f28e2b; } .group-2 { --group: #59a14f; } .group-3 { --group: #b07aa1; }
.group-4 { --group: #76b7b2; } .group-5 { --group: #edc948; } .group-6 { --group: #e15759; } .group-7 { --group: #9c755f; }
`;

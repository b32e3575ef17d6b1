/** Whether an address outside of the vault leads to the web or to a person, and runs or opens nothing else. */
export function isHarmlessAddress(address: string): boolean {
  return /^(?:https?|mailto|tel|obsidian):|^\/\//i.test(address);
}

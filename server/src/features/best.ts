/** Collects the items of the highest rank, at most `limit`; of two of one rank the one that was added first. */
export class Best<Item> {
  /** Whether an item was left out. */
  cut = false;
  readonly #limit: number;
  #kept: { readonly item: Item; readonly rank: number }[] = [];
  #lowest = -Infinity;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(item: Item, rank: number): void {
    if (!this.wants(rank)) return;
    this.#kept.push({ item, rank });
    // Sorting now and then is cheaper than keeping the list in order.
    if (this.#kept.length > this.#limit * 2) this.#shorten();
  }

  /** Whether an item of that rank would be kept, as far as is known now. */
  wants(rank: number): boolean {
    if (rank > this.#lowest) return true;
    this.cut = true;
    return false;
  }

  get isFull(): boolean {
    return this.#kept.length >= this.#limit;
  }

  /** Best first. */
  items(): Item[] {
    this.#shorten();
    return this.#kept.map(({ item }) => item);
  }

  #shorten(): void {
    this.#kept.sort((a, b) => b.rank - a.rank);
    if (this.#kept.length <= this.#limit) return;
    this.#kept.length = this.#limit;
    this.cut = true;
    this.#lowest = this.#kept[this.#limit - 1]?.rank ?? -Infinity;
  }
}

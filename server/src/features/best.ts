/**
 * Collects the items of the highest rank, at most `limit`, whatever the order in which they are added: of two of one rank
 * the one that `compare` puts first, and only where it does not tell them apart the one that was added first. Of items with
 * one key the best is kept.
 */
export class Best<Item> {
  /** Whether an item was left out. */
  cut = false;
  readonly #limit: number;
  readonly #compare: (a: Item, b: Item) => number;
  readonly #keyOf: ((item: Item) => string) | undefined;
  #kept: Ranked<Item>[] = [];
  /** The last of those that are kept, once there are enough. */
  #lowest: Ranked<Item> | undefined;

  constructor(limit: number, compare: (a: Item, b: Item) => number, keyOf?: (item: Item) => string) {
    this.#limit = limit;
    this.#compare = compare;
    this.#keyOf = keyOf;
  }

  add(item: Item, rank: number): void {
    if (!this.wants(rank)) return;
    if (this.#lowest && this.#lowest.rank === rank && this.#compare(item, this.#lowest.item) >= 0) {
      this.cut = true;
      return;
    }
    this.#kept.push({ item, rank });
    // Sorting now and then is cheaper than keeping the list in order.
    if (this.#kept.length > this.#limit * 2) this.#shorten();
  }

  /** Whether an item of that rank may be kept, as far as is known now. */
  wants(rank: number): boolean {
    if (!this.#lowest || rank >= this.#lowest.rank) return true;
    this.cut = true;
    return false;
  }

  get isFull(): boolean {
    if (this.#kept.length >= this.#limit) this.#shorten();
    return this.#kept.length >= this.#limit;
  }

  /** Best first. */
  items(): Item[] {
    this.#shorten();
    return this.#kept.map(({ item }) => item);
  }

  #shorten(): void {
    this.#kept.sort((a, b) => b.rank - a.rank || this.#compare(a.item, b.item));
    if (this.#keyOf) this.#kept = firstOfEach(this.#kept, this.#keyOf);
    if (this.#kept.length <= this.#limit) return;
    this.#kept.length = this.#limit;
    this.cut = true;
    this.#lowest = this.#kept[this.#limit - 1];
  }
}

interface Ranked<Item> {
  readonly item: Item;
  readonly rank: number;
}

function firstOfEach<Item>(sorted: readonly Ranked<Item>[], keyOf: (item: Item) => string): Ranked<Item>[] {
  const keys = new Set<string>();
  return sorted.filter(({ item }) => keys.size < keys.add(keyOf(item)).size);
}

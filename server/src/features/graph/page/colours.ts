/// <reference lib="dom" />

/** How many groups have a colour of their own. */
export const paletteSize = 8;

/** The colours of the page as a canvas needs them. */
export interface Colours {
  readonly groups: readonly string[];
  readonly none: string;
  readonly ink: string;
  readonly paper: string;
  readonly accent: string;
  /** Contrast counts more than beauty: outlines, and nothing faint. */
  readonly isHighContrast: boolean;
}

export function readColours(): Colours {
  const probe = document.createElement('i');
  document.body.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    groups: Array.from({ length: paletteSize }, (_, at) => colour(`group-${at}`)),
    none: colour('none'),
    ink: colour('ink'),
    paper: colour('paper'),
    accent: colour('accent'),
    isHighContrast:
      document.body.className.includes('vscode-high-contrast') || matchMedia('(prefers-contrast: more)').matches,
  };
  probe.remove();
  return colours;
}

/** Calls when the theme of the editor or of the system changes. */
export function onThemeChange(changed: () => void): void {
  const attributes = { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] };
  const observer = new MutationObserver(changed);
  observer.observe(document.body, attributes);
  observer.observe(document.documentElement, attributes);
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', changed);
}

/** The reader asked the editor or the system for less motion. */
export function prefersStillness(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

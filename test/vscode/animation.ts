import fs from 'node:fs';
import sharp from 'sharp';
import type { Workbench } from './ui/workbench.ts';

interface Frame {
  readonly image: Buffer;
  /** How long it is shown, in milliseconds. */
  delay: number;
}

/** An animation of a window, frame by frame: how long a frame is shown does not depend on how long the editor took. */
export class Animation {
  readonly #frames: Frame[] = [];

  constructor(private readonly workbench: Workbench) {}

  /** Shows the window as it is for that many milliseconds. */
  async hold(delay: number): Promise<void> {
    const image = await this.workbench.page.screenshot({ animations: 'disabled', caret: 'initial' });
    const last = this.#frames.at(-1);
    if (last?.image.equals(image)) last.delay += delay;
    else this.#frames.push({ image, delay });
  }

  /** Types as a person does. */
  async type(text: string): Promise<void> {
    for (const letter of text) {
      await this.workbench.press(letter);
      await this.workbench.page.waitForTimeout(150); // Suggestions follow.
      await this.hold(110);
    }
  }

  /** Writes a GIF that starts again at its end. */
  async write(file: string): Promise<void> {
    const images = this.#frames.map(({ image }) => image);
    const gif = sharp(images, { join: { animated: true } }).gif({
      delay: this.#frames.map(({ delay }) => delay),
      loop: 0,
      colours: 64,
      dither: 0,
      effort: 10,
    });
    fs.writeFileSync(file, await gif.toBuffer());
  }
}

/** A link to a heading is completed, what it leads to is shown, and a broken link is mended. */
export async function writing(workbench: Workbench): Promise<Animation> {
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.open('tutorials/first-print.md');
  await workbench.editor.locator('.squiggly-error').first().waitFor();
  await workbench.goTo(24, 26);
  await workbench.page.waitForTimeout(1500); // Colours and problems come in one by one.
  const animation = new Animation(workbench);
  await animation.hold(800);
  await complete(workbench, animation);
  await pointAt(workbench, animation);
  await mend(workbench, animation);
  return animation;
}

async function complete(workbench: Workbench, animation: Animation): Promise<void> {
  const offered = (text: string) => workbench.suggestions.locator('.monaco-list-row.focused', { hasText: text });
  await animation.type(' Mind the [[');
  await workbench.suggestions.locator('.monaco-list-row').first().waitFor();
  await animation.hold(1000);
  await animation.type('pri');
  await offered('printer').waitFor();
  await animation.hold(700);
  await animation.type('nter#');
  await workbench.suggestions.locator('.monaco-list-row', { hasText: 'Temperatures' }).first().waitFor();
  await animation.hold(900);
  await animation.type('noz');
  await offered('Nozzle').waitFor();
  await animation.hold(700);
  await workbench.press('Enter');
  await workbench.line('Mind the [[printer#Nozzle]]').waitFor();
  await animation.type(']].');
  await workbench.page.waitForTimeout(1200); // Its colours come.
  await animation.hold(700);
}

async function pointAt(workbench: Workbench, animation: Animation): Promise<void> {
  const link = workbench
    .line('Mind the')
    .locator('span', { hasText: /^printer/ })
    .first();
  await workbench.pointAt(link, workbench.hover.filter({ hasText: 'The printer' }));
  const box = await link.boundingBox();
  await showPointer(workbench, box && { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  await workbench.page.waitForTimeout(800); // It fades in.
  await animation.hold(2500);
  await showPointer(workbench, null);
  await workbench.pointAway();
  await workbench.press('Escape');
  await workbench.hover.first().waitFor({ state: 'hidden' });
}

async function mend(workbench: Workbench, animation: Animation): Promise<void> {
  await workbench.goTo(23, 31);
  await animation.hold(700);
  await workbench.until(() => workbench.press('Control+.'), workbench.menu.filter({ hasText: '[[printer]]' }));
  await workbench.page.waitForTimeout(500);
  await animation.hold(1800);
  await workbench.press('Enter');
  await workbench.line('Start the print from the [[printer]]').waitFor();
  await workbench.page.waitForTimeout(1500); // The problem goes.
  await animation.hold(2500);
}

/** Pictures of a page have no pointer: draws one, or takes it away. */
async function showPointer(workbench: Workbench, at: { x: number; y: number } | null): Promise<void> {
  await workbench.page.evaluate((place) => {
    document.getElementById('drawn-pointer')?.remove();
    if (!place) return;
    const pointer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const arrow = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    for (const [name, value] of Object.entries({ d: 'M1 1v16l4-4 3 6 3-1-3-6h6z', fill: '#222', stroke: '#fff' }))
      arrow.setAttribute(name, value);
    pointer.id = 'drawn-pointer';
    pointer.style.cssText = `position:fixed;left:${place.x}px;top:${place.y}px;width:20px;height:24px;z-index:10000;pointer-events:none`;
    pointer.append(arrow);
    document.body.append(pointer);
  }, at);
}

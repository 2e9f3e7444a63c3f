import { element } from '../panels/element';
import type { State, Store } from '../state';
import { mapTexts } from './texts';

type Name = 'zoomIn' | 'zoomOut' | 'whole' | 'measureDistance' | 'measureArea' | 'exportImage' | 'print' | 'background';

/** Pictures of the buttons, as paths of a 24 by 24 box. */
const pictures: Record<Name, string> = {
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  measureDistance: 'M3 17 17 3l4 4L7 21zM7 13l2 2M10 10l2 2M13 7l2 2',
  measureArea: 'M4 8 13 4l7 6-3 9-11 1zM4 8h.01M13 4h.01M20 10h.01M17 19h.01M6 20h.01',
  exportImage: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  background: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14',
};

/** What the buttons do. */
export interface Actions {
  zoomBy(levels: number): void;
  whole(): void;
  exportImage(): void;
  print(): void;
}

/** The buttons over the map. */
export function mountControls(store: Store, parent: HTMLElement, actions: Actions): void {
  const toggleTool = (tool: State['tool']): void => store.set({ tool: store.state.tool === tool ? 'none' : tool });
  const act: Record<Name, () => void> = {
    zoomIn: () => actions.zoomBy(1),
    zoomOut: () => actions.zoomBy(-1),
    whole: actions.whole,
    measureDistance: () => toggleTool('measure-distance'),
    measureArea: () => toggleTool('measure-area'),
    exportImage: actions.exportImage,
    print: actions.print,
    background: () => store.set({ background: !store.state.background }),
  };
  const pressed: Partial<Record<Name, (state: Readonly<State>) => boolean>> = {
    measureDistance: (s) => s.tool === 'measure-distance',
    measureArea: (s) => s.tool === 'measure-area',
    background: (s) => s.background,
  };
  const names = Object.keys(pictures) as Name[];
  const buttons = names.map((name) => element('button', { type: 'button', class: 'map-button', 'data-action': name, onclick: act[name] }, picture(pictures[name]) as unknown as Node));
  const bar = element('div', { class: 'map-buttons', role: 'group' }, buttons);
  parent.append(bar);

  const draw = (): void => {
    const texts = mapTexts(store.state.language);
    bar.setAttribute('aria-label', texts.tools);
    names.forEach((name, i) => {
      const button = buttons[i]!;
      button.setAttribute('aria-label', texts[name]);
      button.title = texts[name];
      const isPressed = pressed[name];
      if (isPressed !== undefined) {
        button.setAttribute('aria-pressed', String(isPressed(store.state)));
      }
    });
    buttons[names.indexOf('background')]!.hidden = (store.state.study?.background ?? null) === null;
  };
  store.listen((_, changed) => {
    if (['language', 'tool', 'background', 'study'].some((m) => changed.has(m as keyof State))) {
      draw();
    }
  });
  draw();
}

function picture(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

import { printCell } from '../i18n/numbers';
import { element } from '../panels/element';
import type { Feature, State } from '../state';
import type { Scene } from './scene';

/** Columns that say what a feature is where the map has no fields for its source. */
const plainFields = ['name', 'type', 'commune_name', 'commune', 'district'];

/** The lines of a tooltip: heading first. Unknown values are left out; empty where nothing is known yet. */
export function tooltipLines(scene: Scene, state: Readonly<State>, feature: Feature): { heading: string; figures: { label: string; value: string }[] } {
  const { map, language } = state;
  const table = scene.table(feature.source);
  const row = table?.rows[feature.index];
  const scenarioPoint = feature.source === 'postal_points' || feature.source === 'bts_sites' ? state.scenario?.answer?.points[feature.source]?.[feature.index] : undefined;
  if (scenarioPoint !== undefined) {
    return { heading: scenarioPoint.name || scenarioPoint.code, figures: [] };
  }
  if (map === null || table === null || row === undefined) {
    return { heading: '', figures: [] };
  }
  const fields = map.layers[map.leading]?.source === feature.source ? map.tooltip : plainFields;
  const lines = fields
    .map((field) => table.columns.findIndex((c) => c.name === field))
    .filter((at) => at >= 0 && row[at] !== null && row[at] !== '')
    .map((at) => {
      const column = table.columns[at]!;
      const printed = printCell(column, row[at]!, language);
      return { name: column.name, label: column.label, value: column.unit === '' ? printed : `${printed} ${column.unit}` };
    });
  const named = lines.findIndex((l) => l.name === 'name');
  const heading = lines[named]?.value ?? '';
  return { heading, figures: lines.filter((_, i) => i !== named) };
}

/** The box beside the pointer. It is for the eye only: the panel says the same, and more, of what is chosen. */
export class Tooltip {
  private readonly box = element('div', { class: 'map-tooltip', 'aria-hidden': 'true', hidden: true });

  constructor(private readonly parent: HTMLElement) {
    parent.append(this.box);
  }

  hide(): void {
    this.box.hidden = true;
  }

  /** Shows lines beside a place of the map in px, on the side where there is room. */
  show(lines: ReturnType<typeof tooltipLines>, x: number, y: number): void {
    if (lines.heading === '' && lines.figures.length === 0) {
      this.hide();
      return;
    }
    this.box.replaceChildren(
      ...(lines.heading === '' ? [] : [element('strong', {}, lines.heading)]),
      ...lines.figures.map((f) => element('div', {}, [element('span', {}, `${f.label}: `), element('b', {}, f.value)])),
    );
    this.box.hidden = false;
    const { clientWidth: width, clientHeight: height } = this.parent;
    const gap = 14;
    const left = x + gap + this.box.offsetWidth <= width ? x + gap : Math.max(0, x - gap - this.box.offsetWidth);
    const top = y + gap + this.box.offsetHeight <= height ? y + gap : Math.max(0, y - gap - this.box.offsetHeight);
    this.box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}

import { messagesOf } from '../i18n/messages';
import type { Store } from '../state';
import { mountTable } from './communeTable';
import { mountDetail } from './detail';
import { element } from './element';
import { mountFilters } from './filterPanel';
import { mountFindings } from './findings';
import { mountHeader } from './header';
import { mountHeadlines } from './headlines';
import { mountLegend } from './legend';
import { mountLimitations } from './limitations';
import { mountMapKey } from './mapKey';
import { mountMapList } from './mapList';
import { mountMessages } from './messageBar';
import { mountTabs } from './tabs';
import { Views, type Sheet } from './views';
import { WhatIfRunner } from './whatIf';
import { mountWhatIf } from './whatIfPanel';

/** Puts everything around the map into the page: into #header, #maps (the switches), #side and #message, and the parts left of and below the map. */
export function mountPanels(store: Store, root: HTMLElement): void {
  const views = new Views();
  const runner = new WhatIfRunner(store);
  const part = (id: string): HTMLElement => root.querySelector<HTMLElement>(`#${id}`) ?? root.appendChild(element('div', { id }));

  const left = element('aside', { id: 'legend-part' }, [mountLegend(store), mountFilters(store), mountMapList(store)]);
  const right = part('side');
  right.replaceChildren(mountTabs(store, views, {
    headlines: mountHeadlines(store),
    detail: mountDetail(store, views),
    limitations: mountLimitations(store, views),
    whatIf: mountWhatIf(store, runner),
    findings: mountFindings(store, views),
  }));
  const below = element('section', { id: 'table-part' }, mountTable(store, views));
  const message = part('message');
  mountHeader(store, part('header'));
  mountMessages(store, message);
  part('map').before(left);
  part('map').append(mountMapKey(store));
  message.before(below);
  mountSwitches(store, views, part('maps'), { legend: left, information: right, table: below });

  const name = (): void => {
    const texts = messagesOf(store.state.language);
    part('skip').textContent = texts.skipToMap;
    part('map').setAttribute('aria-label', texts.mapRegion);
    left.setAttribute('aria-label', texts.legendAndFilters);
    right.setAttribute('aria-label', texts.information);
    below.setAttribute('aria-label', texts.tables);
  };
  store.listen((_, changed) => {
    if (changed.has('language')) {
      name();
    }
  });
  name();
}

/** The switches that open and close the parts beside the map. */
function mountSwitches(store: Store, views: Views, bar: HTMLElement, parts: Record<Sheet, HTMLElement>): void {
  const names = Object.keys(parts) as Sheet[];
  const buttons = names.map((name) => element('button', { type: 'button', 'aria-controls': parts[name].id, onclick: () => views.toggle(name) }));
  bar.replaceChildren(...buttons);
  const draw = (): void => {
    const texts = messagesOf(store.state.language);
    bar.setAttribute('aria-label', texts.panels);
    const labels = { legend: texts.legendAndFilters, information: texts.information, table: texts.tables };
    names.forEach((name, i) => {
      buttons[i]!.textContent = labels[name];
      buttons[i]!.setAttribute('aria-expanded', String(views.isOpen(name)));
      parts[name].hidden = !views.isOpen(name);
    });
    document.body.dataset.open = names.filter((n) => views.isOpen(n)).join(' ');
  };
  views.listen(draw);
  store.listen((_, changed) => {
    if (changed.has('language')) {
      draw();
    }
  });
  draw();
}

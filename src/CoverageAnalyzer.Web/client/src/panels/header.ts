import { messagesOf } from '../i18n/messages';
import type { Language, Store } from '../state';
import { element, replace } from './element';
import { chooseMap } from './mapList';
import { mountSearch } from './search';
import { mountStatus } from './statusBar';

/** The head of the page: the study, the map shown, search, language, and what must always be said of the data. */
export function mountHeader(store: Store, header: HTMLElement): void {
  const title = element('h1', {});
  const maps = element('div', { class: 'mapmenu' });
  const languages = element('div', { class: 'languages', role: 'group' });
  const notices = element('div', { class: 'notices' });
  const jobs = element('div', { class: 'jobs' });
  header.replaceChildren(element('div', { class: 'bar' }, [title, maps, mountSearch(store), jobs, languages]), notices, mountStatus(store));

  store.listen((_, changed) => {
    const all = changed.has('language');
    if (all || changed.has('study')) {
      drawTitle(store, title);
      drawNotices(store, notices);
    }
    if (all || changed.has('maps') || changed.has('mapId')) {
      drawMaps(store, maps);
    }
    if (all || changed.has('status')) {
      drawJobs(store, jobs);
    }
    if (all) {
      drawLanguages(store, languages);
    }
  });
  drawTitle(store, title);
  drawMaps(store, maps);
  drawLanguages(store, languages);
  drawNotices(store, notices);
  drawJobs(store, jobs);
}

function drawTitle(store: Store, title: HTMLElement): void {
  const name = store.state.study?.name ?? '';
  const texts = messagesOf(store.state.language);
  document.documentElement.lang = store.state.language;
  document.title = texts.appTitle(name);
  title.textContent = name === '' ? texts.appTitle('') : name;
}

function drawMaps(store: Store, root: HTMLElement): void {
  const { language, maps, mapId } = store.state;
  const select = element('select', { id: 'map-menu', 'data-key': 'maps', value: mapId, onchange: () => chooseMap(store, select.value) }, maps.map((m) => element('option', { value: m.id }, m.title)));
  replace(root, [element('label', { for: 'map-menu' }, messagesOf(language).chooseMap), select]);
}

/** The way to the jobs' dashboard, for those who may see it. */
function drawJobs(store: Store, root: HTMLElement): void {
  const { status, language } = store.state;
  const address = status?.jobs ?? null;
  root.hidden = address === null;
  replace(root, address === null ? null : element('a', { href: address, target: '_blank', rel: 'noopener', 'data-key': 'jobs' }, messagesOf(language).jobs));
}

function drawLanguages(store: Store, root: HTMLElement): void {
  const texts = messagesOf(store.state.language);
  root.setAttribute('aria-label', texts.language);
  replace(root, (['vi', 'en'] as Language[]).map((language) =>
    element('button', {
      type: 'button', lang: language, 'data-key': language, 'aria-pressed': store.state.language === language,
      onclick: () => store.set({ language }),
    }, messagesOf(language).languageName),
  ));
}

/** Notices stay in sight. Where they do not fit on a line they can be opened; screen readers always have the whole text. */
function drawNotices(store: Store, root: HTMLElement): void {
  const notices = store.state.study?.notices ?? [];
  root.hidden = notices.length === 0;
  root.setAttribute('role', 'note');
  root.setAttribute('aria-label', messagesOf(store.state.language).notice);
  replace(root, [
    element('span', { class: 'sign', 'aria-hidden': 'true' }, '⚠'),
    element('div', { id: 'notice-text', class: 'text' }, notices.map((n) => element('p', {}, n))),
    element('button', {
      type: 'button', class: 'unfold', 'data-key': 'unfold', 'aria-expanded': String(root.classList.contains('open')), 'aria-controls': 'notice-text',
      'aria-label': messagesOf(store.state.language).notice,
      onclick: () => {
        root.classList.toggle('open');
        drawNotices(store, root);
      },
    }, element('span', { 'aria-hidden': 'true' }, root.classList.contains('open') ? '▴' : '▾')),
  ]);
}

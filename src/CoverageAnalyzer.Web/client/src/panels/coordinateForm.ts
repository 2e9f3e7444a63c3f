import { messagesOf } from '../i18n/messages';
import { printNumber, readNumber } from '../i18n/numbers';
import type { Store } from '../state';
import { addPoint, nextSite, type EditedLayer } from './edits';
import { element, replace } from './element';

/** Greatest radius that may be typed, in km. */
export const greatestRadiusKilometres = 200;

/** Places a point by typing where it stands: the way without a mouse. */
export function mountCoordinateForm(store: Store): HTMLElement {
  const root = element('form', { class: 'coordinates', novalidate: true });
  let shownLanguage = '';
  const draw = (): void => {
    if (shownLanguage === store.state.language) {
      return;
    }
    shownLanguage = store.state.language;
    replace(root, fields(store, root));
  };
  store.listen((_, changed) => {
    if (changed.has('language')) {
      draw();
    }
  });
  draw();
  return root;
}

function fields(store: Store, form: HTMLFormElement): HTMLElement[] {
  const { language } = store.state;
  const texts = messagesOf(language);
  const number = (id: string, hint: string): HTMLInputElement => element('input', { id, type: 'text', inputmode: 'decimal', autocomplete: 'off', placeholder: hint, 'aria-describedby': 'coordinates-wrong' });
  const longitude = number('longitude', printNumber(106.85, 2, language));
  const latitude = number('latitude', printNumber(16.75, 2, language));
  const name = element('input', { id: 'point-name', type: 'text', maxlength: 100, autocomplete: 'off' });
  const kind = element('select', { id: 'point-kind' }, [element('option', { value: 'postal_points' }, texts.kindPostal), element('option', { value: 'bts_sites' }, texts.kindBts)]);
  const wrong = element('p', { id: 'coordinates-wrong', class: 'wrong', role: 'status' });
  const labelled = (label: string, input: HTMLElement): HTMLElement => element('label', { class: 'field' }, [element('span', {}, label), input]);

  const place = (event: Event): void => {
    event.preventDefault();
    const [east, north] = [readNumber(longitude.value), readNumber(latitude.value)];
    const isWrong = east === null || north === null || Math.abs(east) > 180 || Math.abs(north) > 90;
    wrong.textContent = isWrong ? texts.badCoordinate : '';
    longitude.setAttribute('aria-invalid', String(east === null || Math.abs(east) > 180));
    latitude.setAttribute('aria-invalid', String(north === null || Math.abs(north) > 90));
    if (!isWrong) {
      addPoint(store, kind.value as EditedLayer, east, north, name.value.trim());
      name.value = '';
    }
  };
  form.onsubmit = place;

  return [
    element('h3', {}, texts.byCoordinates),
    element('div', { class: 'fields' }, [labelled(texts.longitude, longitude), labelled(texts.latitude, latitude), labelled(texts.pointKind, kind), labelled(texts.pointName, name)]),
    wrong,
    element('p', { class: 'buttons' }, [
      element('button', { type: 'submit', class: 'button', 'data-key': 'place' }, texts.place),
      element('button', {
        type: 'button', class: 'button plain', 'data-key': 'centre',
        onclick: () => {
          const center = store.state.view?.center;
          if (center) {
            longitude.value = printNumber(center[0], 5, language);
            latitude.value = printNumber(center[1], 5, language);
          }
        },
      }, texts.atCentre),
    ]),
  ];
}

/** The radius of the next BTS site; empty is the study's. */
export function radiusField(store: Store): HTMLElement {
  const { language, study } = store.state;
  const texts = messagesOf(language);
  const usual = study?.targets.mobileRadiusKilometres ?? null;
  const wrong = element('p', { id: 'radius-wrong', class: 'wrong', role: 'status' });
  const input = element('input', {
    id: 'radius', 'data-key': 'radius', type: 'text', inputmode: 'decimal', autocomplete: 'off', 'aria-describedby': 'radius-wrong',
    value: nextSite.radiusKilometres === null ? '' : printNumber(nextSite.radiusKilometres, 2, language),
    placeholder: usual === null ? texts.radiusOfStudy : `${printNumber(usual, 1, language)} (${texts.radiusOfStudy})`,
    onchange: () => {
      const radius = readNumber(input.value);
      const isWrong = input.value.trim() !== '' && !isRadius(radius);
      wrong.textContent = isWrong ? texts.badRadius : '';
      input.setAttribute('aria-invalid', String(isWrong));
      nextSite.radiusKilometres = isWrong ? null : radius;
    },
  });
  return element('div', {}, [element('label', { class: 'field' }, [element('span', {}, texts.radius), input]), wrong]);
}

/** Whether a radius can be computed with. */
export function isRadius(radius: number | null): radius is number {
  return radius !== null && radius > 0 && radius <= greatestRadiusKilometres;
}

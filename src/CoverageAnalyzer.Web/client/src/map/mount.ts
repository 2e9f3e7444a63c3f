import OlMap from 'ol/Map';
import View from 'ol/View';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import { defaults as defaultInteractions } from 'ol/interaction/defaults';
import PointerInteraction from 'ol/interaction/Pointer';
import { unByKey } from 'ol/Observable';
import type { EventsKey } from 'ol/events';
import type TileLayer from 'ol/layer/Tile';
import './map.css';
import { element } from '../panels/element';
import type { Feature, State, Store } from '../state';
import { backgroundLayer } from './background';
import { mountControls } from './controls';
import type { Frame } from './frame';
import { HighlightLayer } from './highlight';
import { followHistory } from './history';
import { mountFoot } from './foot';
import { Measure } from './measure';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from './mercator';
import { NamesLayer } from './namesLayer';
import { pick } from './picking';
import { preparePrint, saveImage } from './saving';
import { Scene } from './scene';
import { ScenarioTools } from './scenarioTools';
import { opacityOverBackground, StudyLayer } from './studyLayer';
import { mapTexts } from './texts';
import { Tooltip, tooltipLines } from './tooltip';
import { wholeView } from './wholeView';

const moveMilliseconds = 250;

/** Part of the map that an arrow key moves it by. */
const arrowPart = 0.2;

/** Puts the map into an element and keeps it as the state says. */
export function mountMap(store: Store, parent: HTMLElement): void {
  const target = element('div', { class: 'map-view', tabindex: '0', role: 'application' });
  parent.append(target, element('div', { class: 'map-crosshair', 'aria-hidden': 'true' }));

  const scene = new Scene(store, () => study.refreshSoon());
  const study = new StudyLayer(() => scene);
  const tools = new ScenarioTools(store, scene, () => highlight.changed());
  const measure = new Measure(store, parent, () => highlight.changed());
  const extras = [tools.draw, measure.draw];
  const highlight: HighlightLayer = new HighlightLayer(() => scene, () => store.state, extras);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const view = new View({ center: [mercatorX(106.5), mercatorY(16.5)], zoom: 6, minZoom: 3, maxZoom: 19, enableRotation: false });
  const map = new OlMap({
    target,
    view,
    layers: [study, highlight, new NamesLayer(study.names)],
    controls: [],
    interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false, keyboard: false, doubleClickZoom: true }),
  });
  const tooltip = new Tooltip(parent);

  const frame = (): Frame => {
    const [width = 1, height = 1] = map.getSize() ?? [];
    const [x, y] = view.getCenter() as [number, number];
    const resolution = view.getResolution() ?? 1;
    return { width, height, west: x - (width / 2) * resolution, north: y + (height / 2) * resolution, resolution, zoom: view.getZoom() ?? 0, pixelRatio: window.devicePixelRatio };
  };
  const animate = (change: { center?: number[]; zoom?: number }): void => {
    view.cancelAnimations();
    if (calm.matches) {
      if (change.center) view.setCenter(change.center);
      if (change.zoom !== undefined) view.setZoom(change.zoom);
    } else {
      view.animate({ ...change, duration: moveMilliseconds });
    }
  };
  const fitted = (): { center: [number, number]; resolution: number } | null => {
    const bounds = store.state.study?.bounds;
    if (bounds !== undefined) {
      const [width = 800, height = 600] = map.getSize() ?? [];
      return wholeView([mercatorX(bounds[0]), mercatorY(bounds[1]), mercatorX(bounds[2]), mercatorY(bounds[3])], width, height);
    }
    return null;
  };
  const whole = (): void => {
    const fit = fitted();
    if (fit !== null) {
      animate({ center: fit.center, zoom: Math.min(view.getMaxZoom(), view.getZoomForResolution(fit.resolution) ?? 6) });
    }
  };

  mountControls(store, parent, {
    zoomBy: (levels) => animate({ zoom: (view.getZoom() ?? 0) + levels }),
    whole,
    exportImage: () => void saveImage(store, map, scene, extras),
    print: preparePrint(store, map, scene, extras),
  });
  const foot = mountFoot(store, parent, view);
  // A view that is set without a movement tells of it before it holds it.
  map.on('moveend', foot.draw);

  followView(store, map, view, fitted, animate);
  followPointer(store, map, { scene, frame, tools, measure, tooltip, foot });
  followKeys(store, target, { view, frame, scene, tools, measure, animate });

  let background: TileLayer | null = null;
  store.listen((state, changed) => {
    if (changed.has('study')) {
      if (background !== null) {
        map.removeLayer(background);
      }
      background = state.study?.background ? backgroundLayer(state.study.background, () => store.set({ message: { rank: 'error', text: mapTexts(store.state.language).backgroundFailed } })) : null;
      if (background !== null) {
        map.getLayers().insertAt(0, background);
      }
    }
    if (changed.has('study') || changed.has('background')) {
      background?.setVisible(state.background);
      // Over a background the fills let it through.
      study.setOpacity(state.background && background !== null ? opacityOverBackground : 1);
    }
    if (changed.has('selected') || changed.has('hovered') || changed.has('scenario')) {
      highlight.changed();
    }
    if (changed.has('language')) {
      target.setAttribute('aria-label', mapTexts(state.language).map);
    }
    if (['map', 'filter', 'hiddenClasses', 'hiddenLayers'].some((m) => changed.has(m as keyof State))) {
      study.refresh();
    }
  });
  target.setAttribute('aria-label', mapTexts(store.state.language).map);
  map.on('rendercomplete', () => {
    // Tests and readers of the page's speed know by this that the map is whole.
    parent.dataset.ready = String(store.state.map !== null && !scene.isLoading);
    parent.dataset.drawn = store.state.map?.id ?? '';
    parent.dataset.cost = study.cost.toFixed(1);
  });
  new ResizeObserver(() => map.updateSize()).observe(target);
  followHistory(store);
}

/** View and state follow each other: what the reader moves is noted, what is chosen elsewhere is shown. */
function followView(store: Store, map: OlMap, view: View, whole: () => { center: [number, number]; resolution: number } | null, animate: (change: { center?: number[]; zoom?: number }) => void): void {
  let own = store.state.view;
  let fitted = '';
  map.on('moveend', () => {
    const center = view.getCenter();
    const zoom = view.getZoom();
    if (center === undefined || zoom === undefined || fitted === '') {
      return;
    }
    own = { center: [longitudeOf(center[0]!), latitudeOf(center[1]!)], zoom };
    store.set({ view: own });
  });
  // The first view shows the whole study: also when the parts around the map take their places only later.
  let first: { x: number; y: number; resolution: number } | null = null;
  const showWhole = (): void => {
    const fit = whole();
    if (fit !== null) {
      view.setCenter(fit.center);
      view.setResolution(fit.resolution);
      const [x = 0, y = 0] = view.getCenter() ?? [];
      first = { x, y, resolution: view.getResolution() ?? 1 };
    }
  };
  map.on('change:size', () => {
    const [x, y] = view.getCenter() ?? [];
    if (first !== null && first.x === x && first.y === y && first.resolution === view.getResolution()) {
      showWhole();
    } else {
      first = null;
    }
  });
  const show = (wanted: NonNullable<State['view']>, animated: boolean): void => {
    own = wanted;
    const center = [mercatorX(wanted.center[0]), mercatorY(wanted.center[1])];
    if (animated) {
      animate({ center, zoom: wanted.zoom });
    } else {
      view.setCenter(center);
      view.setZoom(wanted.zoom);
    }
  };
  store.listen((state, changed) => {
    if (changed.has('study') && state.study !== null && fitted === '') {
      fitted = state.study.name || '-';
      if (state.view === null) {
        showWhole();
      } else {
        show(state.view, false);
      }
    } else if (changed.has('view') && state.view !== null && state.view !== own) {
      show(state.view, true);
    }
  });
}

interface PointerParts {
  scene: Scene;
  frame: () => Frame;
  tools: ScenarioTools;
  measure: Measure;
  tooltip: Tooltip;
  foot: { point(place: readonly [number, number] | null): void };
}

/** Hover, click and drag. */
function followPointer(store: Store, map: OlMap, { scene, frame, tools, measure, tooltip, foot }: PointerParts): void {
  const target = map.getTargetElement()!;
  const same = (a: Feature | null, b: Feature | null): boolean => a?.source === b?.source && a?.index === b?.index;
  const leave = (): void => {
    tooltip.hide();
    foot.point(null);
    measure.point(null);
    store.set({ hovered: null });
  };
  map.on('pointermove', (event: MapBrowserEvent) => {
    const [x, y] = event.coordinate as [number, number];
    const place = [longitudeOf(x), latitudeOf(y)] as const;
    foot.point(place);
    if (event.dragging) {
      tooltip.hide();
      return;
    }
    if (measure.isOn) {
      measure.point(place);
    }
    const found = measure.isOn ? null : pick(scene, frame(), x, y);
    if (!same(found, store.state.hovered)) {
      store.set({ hovered: found });
    }
    target.style.cursor = measure.isOn || store.state.tool.startsWith('add') ? 'crosshair' : found !== null ? 'pointer' : '';
    if (found === null || (event.originalEvent as PointerEvent).pointerType === 'touch') {
      tooltip.hide();
    } else {
      tooltip.show(tooltipLines(scene, store.state, found), event.pixel[0]!, event.pixel[1]!);
    }
  });
  target.addEventListener('pointerleave', leave);

  map.on('click', (event: MapBrowserEvent) => {
    const [x, y] = event.coordinate as [number, number];
    if (measure.isOn) {
      measure.add([longitudeOf(x), latitudeOf(y)]);
    } else if (tools.isOn) {
      tools.act(frame(), x, y);
    } else {
      store.set({ selected: pick(scene, frame(), x, y) });
    }
  });
  // Two clicks in a row while measuring or placing are two corners, not a wish to zoom.
  map.on('dblclick', (event: MapBrowserEvent) => {
    if (measure.isOn || tools.isOn) {
      event.stopPropagation();
    }
  });
  map.addInteraction(
    new PointerInteraction({
      handleDownEvent: (event) => tools.take(frame(), event.coordinate[0]!, event.coordinate[1]!),
      handleDragEvent: (event) => tools.drag(event.coordinate[0]!, event.coordinate[1]!),
      handleUpEvent: () => {
        tools.drop();
        return false;
      },
    }),
  );
  let key: EventsKey | null = map.on('movestart', () => tooltip.hide());
  store.listen((_, changed) => {
    if (changed.has('map') || changed.has('language')) {
      tooltip.hide();
    }
  });
  window.addEventListener('pagehide', () => {
    if (key !== null) {
      unByKey(key);
      key = null;
    }
  });
}

interface KeyParts {
  view: View;
  frame: () => Frame;
  scene: Scene;
  tools: ScenarioTools;
  measure: Measure;
  animate: (change: { center?: number[]; zoom?: number }) => void;
}

/** Keys while the map has the focus. */
function followKeys(store: Store, target: HTMLElement, { view, frame, scene, tools, measure, animate }: KeyParts): void {
  const arrows: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  target.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const shown = frame();
    const [x, y] = view.getCenter() as [number, number];
    const arrow = arrows[event.key];
    if (arrow !== undefined) {
      animate({ center: [x + arrow[0] * shown.width * shown.resolution * arrowPart, y + arrow[1] * shown.height * shown.resolution * arrowPart] });
    } else if (event.key === '+' || event.key === '=') {
      animate({ zoom: shown.zoom + 1 });
    } else if (event.key === '-' || event.key === '_') {
      animate({ zoom: shown.zoom - 1 });
    } else if (event.key === 'Enter') {
      if (measure.isOn) {
        measure.add([longitudeOf(x), latitudeOf(y)]);
      } else if (store.state.tool === 'move') {
        tools.toggle(shown, x, y);
      } else if (tools.isOn) {
        tools.act(shown, x, y);
      } else {
        store.set({ selected: pick(scene, shown, x, y) });
      }
    } else if (event.key === 'Backspace' && measure.isOn) {
      measure.back();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) {
      return;
    }
    if (tools.isHolding) {
      tools.letGo();
    } else if (store.state.tool !== 'none') {
      store.set({ tool: 'none' });
    }
  });
}

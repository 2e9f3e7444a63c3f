/** What the server answers: the one place where the shapes are written for the page. Every text is already in the language asked for (`?lang=vi|en`). */

/** A layer of the results, as map definitions name it. */
export type SourceName =
  | 'communes' | 'districts' | 'service_areas' | 'postal_points' | 'bts_sites' | 'villages' | 'national_border' | 'mobile_areas' | 'mobile_measurements';

/** A headline figure against its target. */
export interface Headline {
  id: string;
  group: 'postal' | 'mobile' | 'classes';
  name: string;
  /** Number in `unit`, a share already in percent; null where nothing is known. */
  value: number | null;
  /** The value printed in the language asked for. */
  text: string;
  unit: string;
  /** Whether the target is met; null without a target. */
  met: boolean | null;
  comment: string;
  basis: { rule: string; worth: string }[];
}

/** How the features of a source are fetched. */
export interface SourceInfo {
  source: SourceName;
  count: number;
  geometry: 'polygon' | 'line' | 'point';
  /** GeoJSON (WGS 84) of all features, or null where there are too many: then `tiles`. */
  geojson: string | null;
  /** Template of vector tiles (`{z}/{x}/{y}`, Web Mercator, layer named as the source, feature id = position in the source), or null. */
  tiles: string | null;
  /** Greatest zoom there are tiles of; beyond it they are overzoomed. */
  tilesMaximumZoom: number;
}

/** GET /api/study */
export interface Study {
  name: string;
  language: 'vi' | 'en';
  program: string;
  notices: string[];
  headlineNotes: string[];
  headlines: Headline[];
  /** West, south, east, north in degrees. */
  bounds: [number, number, number, number];
  sources: SourceInfo[];
  /** Districts in their order, for the filter. */
  districts: string[];
  targets: { averageServiceRadiusKilometres: number | null; postalLimitKilometres: number | null; mobileRadiusKilometres: number | null; minimumCoveredShare: number | null };
  /** The analysis system for showing coordinates: its name and PROJ text (with +towgs84 for VN-2000); null where it has none. */
  coordinateSystem: { name: string; proj: string } | null;
  /** A VN-2000 zone for showing coordinates beside WGS 84. */
  vn2000: { name: string; proj: string } | null;
  /** Background tiles of the study, off by default; null without. */
  background: { url: string; attribution: string; maximumZoom: number } | null;
  /** Whether "what if" is possible for whoever asks (false for results, and for viewers). */
  canEdit: boolean;
  /** Why it is not, in a sentence; null where it is. */
  lookOnly: string | null;
  /** The run of a shared store that is shown; null where it is a study or a folder. */
  run: Run | null;
  /** Changes when the study is read anew; part of tile addresses. */
  revision: string;
  findings: { error: number; warning: number; info: number };
}

export interface Outline { color: string; width: number }

export interface LegendEntry { color: string; hatched: boolean; label: string; count: number; /** What the class measures, with its unit, where that stands in place of the count. */ amount?: string | null }

export interface MapLayer {
  source: SourceName;
  /** Heading of the classes, or the text of the one symbol; empty: not in the legend. */
  heading: string;
  /** Empty for one look for all. */
  legend: LegendEntry[];
  /** Legend position of each feature, in feature order; null for one look for all. */
  classOf: number[] | null;
  fill: string | null;
  outline: Outline | null;
  symbol: { shape: 'circle' | 'square' | 'triangle'; color: string; outline: Outline | null; sizes: { zoom: number; size: number }[] } | null;
  labels: { field: string; size: number; bold: boolean; color: string; halo: string; priority: 'area' | 'population'; inside: boolean; minimumZoom: number } | null;
  minimumZoom: number;
}

/** GET /api/maps (without `layers`), GET /api/maps/{id} */
export interface MapInfo { id: string; title: string; notes: string }
export interface ViewerMap extends MapInfo {
  /** From the lowest to the highest. */
  layers: MapLayer[];
  /** The layer the map is about. */
  leading: number;
  tooltip: string[];
  detail: string[];
}

export interface Column {
  name: string;
  label: string;
  unit: string;
  kind: 'text' | 'choice' | 'integer' | 'number' | 'fraction';
  decimals: number;
  /** Stored word → word for people. */
  choices: Record<string, string>;
}

/** GET /api/communes, /api/points/{source}: one row a feature in feature order; a cell is a number (a share 0–1), a stored word or text, or null where unknown. */
export interface Table { columns: Column[]; rows: (string | number | null)[][] }

/** GET /api/communes/{index}?map=id ; GET /api/points/{source}/{index} */
export interface FeatureDetail {
  source: SourceName;
  index: number;
  code: string;
  title: string;
  subtitle: string;
  bounds: [number, number, number, number];
  figures: { column: string; label: string; value: string }[];
  /** Why it is a gap, why it is of its class: sentences. */
  reasons: string[];
  /** Rules that say something of it: stored words (`verdict`: yes, no, undecidable; `status`, how well its text is known: read, fit, partly, not_found, proposal), and the same for people. */
  verdicts: { rule: string; title: string; verdict: string; verdictText: string; status: string; statusText: string; reason: string }[];
}

/** GET /api/search?q= */
export interface SearchHit { index: number; code: string; name: string; district: string; bounds: [number, number, number, number] }

/** GET /api/limitations: how disadvantaged areas are served. */
export interface Limitations {
  columns: Column[];
  /** `kind`: stored word (mountainous, remote, border, island …); null for a sum over kinds. */
  rows: { kind: string | null; name: string; total: boolean; values: (number | null)[] }[];
}

/** GET /api/findings */
export interface Findings { rows: { rank: 'error' | 'warning' | 'info'; place: string; message: string; done: string; count: number }[]; total: number }

export interface Edit {
  action: 'add' | 'move' | 'remove';
  layer: 'postal_points' | 'bts_sites';
  code: string;
  name?: string;
  type?: string;
  /** WGS 84 degrees; for add and move. */
  longitude?: number;
  latitude?: number;
  radiusKilometres?: number;
}

/** POST /api/whatif?map=id&commune=index with { edits } */
export interface WhatIf {
  headlines: Headline[];
  /** The map with the scenario's classes. */
  map: ViewerMap | null;
  /** Rows of communes whose figures differ from the study's, by feature position. */
  rows: Record<string, (string | number | null)[]>;
  /** All points of the layers the scenario changes, in feature order of `map`. */
  points: Partial<Record<'postal_points' | 'bts_sites', { code: string; name: string; longitude: number; latitude: number; radiusKilometres: number | null; change: 'none' | 'added' | 'moved' }[]>>;
  /** Service areas where they changed, as GeoJSON; null where not asked for (`?serviceAreas=1`). */
  serviceAreas: unknown | null;
  /** The commune asked for (`?commune=index`) as it is with the scenario: figures, reasons, rules; null where none was asked for. */
  detail: FeatureDetail | null;
  /** What was noticed: a point outside the province, a code that is not there. */
  notes: { edit: number | null; rank: 'error' | 'warning' | 'info'; message: string }[];
  /** Milliseconds the server computed. */
  milliseconds: number;
}

/** GET /api/scenarios/{name} answers with an ETag; PUT needs If-Match with it (or If-None-Match: * for a new one), else 412. */
export interface Scenario { name: string; study?: string; edits: Edit[] }
export interface ScenarioInfo { name: string; edits: number; modified: string; etag: string; editedBy: string }

/** A run of the shared store; `pushedAt` in UTC. */
export interface Run { number: number; pushedAt: string; pushedBy: string }

/** GET /api/status: what happened since the page was loaded. */
export interface Status {
  /** Another than the study's: the figures are new. */
  revision: string;
  run: Run | null;
  store: 'none' | 'there' | 'away';
  storeSince: string | null;
  /** Another text whenever somebody stored or deleted a scenario; null while that is not known. */
  scenarios: string | null;
  /** A push of the served study that is newer than what is served; the next start of the server takes it. */
  pushed: Run | null;
  canEdit: boolean;
  /** Address of the jobs' dashboard; null where there is none for whoever asks. */
  jobs: string | null;
}

/** RFC 9457 */
export interface Problem { type: string; title: string; status: number; detail?: string; errors?: Record<string, string[]>; editedBy?: string; editedAt?: string }

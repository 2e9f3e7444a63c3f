/** Every text of the page in Vietnamese. The keys of this file are the ones every language must have (`Messages`). */
export const vi = {
  // The page
  appTitle: (study: string) => (study === '' ? 'Bản đồ vùng phục vụ' : `${study} – Bản đồ vùng phục vụ`),
  skipToMap: 'Đến bản đồ',
  skipToFigures: 'Đến phần chỉ tiêu',
  loading: 'Đang tải…',
  close: 'Đóng',
  retry: 'Thử lại',
  cancel: 'Hủy',
  language: 'Ngôn ngữ',
  languageName: 'Tiếng Việt',
  chooseMap: 'Bản đồ',
  mapRegion: 'Bản đồ',
  panels: 'Các bảng thông tin',
  legendAndFilters: 'Chú giải, bộ lọc',
  information: 'Thông tin',
  communeTable: 'Bảng các xã',
  tables: 'Bảng số liệu',
  notice: 'Lưu ý về dữ liệu',

  // Maps and legend
  maps: 'Các bản đồ',
  legend: 'Chú giải',
  legendHint: 'Bỏ dấu chọn để ẩn một lớp hoặc một loại.',
  showAllClasses: 'Hiện tất cả',
  layerOf: (name: string) => `Hiện lớp: ${name}`,
  background: 'Nền bản đồ',
  countOf: (count: string) => `${count} đối tượng`,

  // Search
  searchLabel: 'Tìm xã',
  searchHint: 'Tên xã, huyện hoặc mã',
  searchFound: (count: number) => (count === 0 ? 'Không tìm thấy xã nào' : `Tìm thấy ${count} xã`),
  searchNone: 'Không tìm thấy. Có thể gõ không dấu, hoặc gõ mã xã.',
  searchFailed: 'Chưa tìm được lúc này.',

  // Filters
  filters: 'Bộ lọc',
  filterDistrict: 'Huyện',
  filterAll: 'Tất cả',
  filterGap: 'Dịch vụ còn thiếu',
  gapAny: 'Thiếu ít nhất một dịch vụ',
  gapPostal: 'Thiếu bưu chính',
  gapMobile: 'Thiếu di động',
  gapBoth: 'Thiếu cả hai dịch vụ',
  gapNone: 'Không thiếu dịch vụ',
  filterShown: (shown: string, all: string) => `Đang hiện ${shown} trên ${all} xã`,
  filterClear: 'Bỏ lọc',
  filterNothing: 'Không có xã nào thỏa mãn bộ lọc.',
  optionCount: (label: string, count: string) => `${label} (${count})`,

  // Table
  tableCaption: (shown: string, all: string) => `Các xã: ${shown} trên ${all}`,
  sortBy: (column: string) => `Sắp xếp theo ${column}`,
  chooseColumns: 'Chọn cột',
  columnsOfMap: 'Theo bản đồ đang xem',
  columnsShown: 'Các cột hiển thị',
  copyTable: 'Sao chép bảng',
  copied: (rows: string) => `Đã sao chép ${rows} dòng. Dán vào Excel hoặc Word.`,
  copyFailed: 'Trình duyệt không cho sao chép.',
  number: 'STT',
  tableHelp: 'Dùng các phím mũi tên để di chuyển, Enter để chọn xã.',

  // Detail
  detail: 'Chi tiết',
  detailNone: 'Chọn một xã hoặc một điểm trên bản đồ, trong bảng hoặc bằng ô tìm kiếm để xem số liệu và lý do.',
  figures: 'Số liệu',
  reasonsOfStudy: 'Lý do và quy định dưới đây là của nghiên cứu, chưa tính theo phương án.',
  reasonsOfScenario: 'Lý do theo phương án đang thử.',
  reasons: 'Lý do',
  verdicts: 'Theo các quy định',
  zoomTo: 'Phóng đến',
  deselect: 'Bỏ chọn',
  ruleStatus: (status: string) =>
    ({ read: 'đã đọc văn bản', fit: 'suy ra từ số liệu công bố', partly: 'đọc được một phần', not_found: 'chưa tìm thấy văn bản', proposal: 'đề xuất' })[status] ?? status,
  ruleNotLaw: 'không phải quy định của pháp luật',
  scenarioChanged: 'Số liệu theo phương án đang thử; trong ngoặc là số liệu ban đầu.',
  pointAdded: 'Điểm thêm theo phương án.',
  pointMoved: 'Điểm được dời theo phương án.',
  code: 'Mã',
  before: (value: string) => `ban đầu: ${value}`,

  // Headlines
  headlines: 'Chỉ tiêu',
  headlinesTitle: 'Chỉ tiêu chung so với mục tiêu',
  groupPostal: 'Bưu chính',
  groupMobile: 'Di động',
  groupClasses: 'Phân loại xã',
  met: 'Đạt',
  notMet: 'Chưa đạt',
  published: 'Đối chiếu với số liệu đã công bố',
  beforeAfter: 'Trước và sau phương án',
  from: 'Ban đầu',
  difference: 'Thay đổi',
  unchanged: 'không đổi',
  basis: 'Căn cứ',

  // Limitations
  limitations: 'Hạn chế',
  limitationsTitle: 'Vùng khó khăn còn thiếu dịch vụ nào',
  communesInAll: 'Tất cả',
  lackPostal: 'Thiếu bưu chính',
  lackMobile: 'Thiếu di động',
  lackBoth: 'Thiếu cả hai',
  communesWord: 'xã',
  peopleWord: 'người',
  undecidedCount: (count: string) => `+${count} chưa rõ`,
  limitationsHint: 'Một xã có thể thuộc nhiều vùng. Chọn tên vùng để xem các xã đó trên bản đồ. Trong mỗi ô: số xã, bên dưới là số người.',
  area: 'Vùng',
  limitationsEmpty: 'Dữ liệu chưa đủ để xác định vùng khó khăn.',
  showOnMap: (name: string) => `Xem trên bản đồ: ${name}`,

  // Findings
  findings: 'Ghi nhận',
  findingsTitle: 'Ghi nhận khi đọc và tính số liệu',
  findingsNone: 'Không có ghi nhận nào.',
  rank: 'Mức',
  rankError: 'lỗi',
  rankWarning: 'cảnh báo',
  rankInfo: 'thông tin',
  done: 'Cách xử lý',
  times: (count: string) => `${count} lần`,
  showMore: (count: string) => `Xem thêm ${count} ghi nhận`,
  findingsShown: 'Hiện các mức',

  // What if
  whatIf: 'Phương án',
  whatIfTitle: 'Thử thêm, dời, bỏ điểm phục vụ',
  whatIfIntro: 'Đặt thử điểm bưu chính hoặc trạm BTS trên bản đồ; các chỉ tiêu được tính lại ngay, dữ liệu của nghiên cứu không bị sửa.',
  readOnly: 'Đây là thư mục kết quả nên chỉ xem được. Muốn thử phương án, hãy mở nghiên cứu: coverage-analyzer serve THƯ-MỤC-NGHIÊN-CỨU.',
  addPostal: 'Thêm điểm bưu chính',
  addBts: 'Thêm trạm BTS',
  movePoint: 'Dời điểm',
  removePoint: 'Bỏ điểm',
  toolHint: {
    none: '',
    'add-postal': 'Bấm lên bản đồ để đặt điểm bưu chính.',
    'add-bts': 'Bấm lên bản đồ để đặt trạm BTS.',
    move: 'Kéo một điểm đến chỗ mới.',
    remove: 'Bấm vào điểm cần bỏ.',
    'measure-distance': '',
    'measure-area': '',
  },
  stopTool: 'Thôi, không đặt nữa',
  radius: 'Bán kính phủ sóng (km)',
  radiusOfStudy: 'theo nghiên cứu',
  byCoordinates: 'Đặt điểm bằng tọa độ',
  longitude: 'Kinh độ (độ, WGS 84)',
  latitude: 'Vĩ độ (độ, WGS 84)',
  atCentre: 'Lấy tâm bản đồ',
  pointName: 'Tên điểm',
  pointKind: 'Loại điểm',
  kindPostal: 'điểm bưu chính',
  kindBts: 'trạm BTS',
  place: 'Đặt điểm',
  badCoordinate: 'Kinh độ từ −180 đến 180, vĩ độ từ −90 đến 90, ví dụ 106,85 và 16,75.',
  badRadius: 'Bán kính là số km lớn hơn 0, không quá 200, ví dụ 2,5.',
  edits: (count: string) => `Các thay đổi (${count})`,
  noEdits: 'Chưa có thay đổi nào.',
  editText: (action: 'add' | 'move' | 'remove', kind: 'postal_points' | 'bts_sites', name: string) =>
    `${{ add: 'Thêm', move: 'Dời', remove: 'Bỏ' }[action]} ${kind === 'postal_points' ? 'điểm bưu chính' : 'trạm BTS'} ${name}`,
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  deleteEdit: (edit: string) => `Xóa thay đổi: ${edit}`,
  renamePoint: (name: string) => `Tên của ${name}`,
  clearEdits: 'Bỏ phương án',
  clearQuestion: 'Phương án chưa lưu sẽ mất. Vẫn bỏ?',
  discard: 'Bỏ, không lưu',
  computing: 'Đang tính…',
  computed: (milliseconds: string) => `Máy chủ tính trong ${milliseconds} ms.`,
  whatIfFailed: 'Chưa tính được phương án.',
  computingCancelled: 'Đã dừng tính. Số liệu đang hiện chưa theo thay đổi mới nhất.',
  newPostalName: (number: number) => `Điểm mới ${number}`,
  newBtsName: (number: number) => `Trạm mới ${number}`,

  // Scenarios
  scenarios: 'Lưu và mở phương án',
  scenarioName: 'Tên phương án',
  scenarioNameHint: 'Tên dùng làm tên tệp, ví dụ: them-10-diem',
  save: 'Lưu',
  saved: (name: string) => `Đã lưu phương án “${name}”.`,
  unsaved: 'Có thay đổi chưa lưu.',
  savedScenarios: 'Phương án đã lưu',
  noScenarios: 'Chưa có phương án nào được lưu.',
  open: 'Mở',
  openScenario: (name: string) => `Mở phương án ${name}`,
  opened: (name: string) => `Đã mở phương án “${name}”.`,
  delete: 'Xóa',
  deleteScenario: (name: string) => `Xóa phương án ${name}`,
  deleteQuestion: (name: string) => `Xóa hẳn phương án “${name}” trên máy chủ?`,
  deleted: (name: string) => `Đã xóa phương án “${name}”.`,
  editCount: (count: string) => `${count} thay đổi`,
  download: 'Tải tệp về',
  upload: 'Mở tệp phương án',
  uploadBad: 'Tệp này không phải tệp phương án (JSON có “name” và “edits”).',
  commandHint: 'Chạy phân tích đầy đủ với phương án đã lưu:',
  studyFolder: 'NGHIÊN-CỨU',
  nameWord: 'TÊN',
  conflictTitle: 'Phương án này vừa được người khác lưu',
  conflictText: (name: string) => `Trong lúc bạn sửa, “${name}” đã thay đổi hoặc bị xóa trên máy chủ. Chưa có gì bị ghi đè; hãy chọn cách xử lý.`,
  existsTitle: 'Đã có phương án cùng tên',
  existsText: (name: string) => `Máy chủ đã có phương án “${name}” do người khác hoặc lần trước lưu. Chưa có gì bị ghi đè; hãy chọn cách xử lý.`,
  keepMine: 'Lưu bản của tôi với tên khác',
  otherName: 'Tên khác',
  takeTheirs: 'Mở bản trên máy chủ, bỏ bản của tôi',
  overwrite: 'Ghi đè bản trên máy chủ',
  gone: 'Phương án không còn trên máy chủ.',
  badName: 'Hãy đặt tên phương án: chữ, số, dấu cách, gạch nối, gạch dưới; không quá 80 ký tự.',
  replaceQuestion: 'Phương án đang thử chưa lưu. Mở phương án khác sẽ làm mất các thay đổi đó.',
  replaceAnyway: 'Vẫn mở',

  // Errors
  failed: 'Có lỗi',
  offline: 'Không liên lạc được với máy chủ. Kiểm tra xem chương trình còn chạy không, rồi thử lại.',
  problem: (status: number) =>
    status === 401 || status === 403
      ? 'Không có quyền truy cập, hoặc lần đăng nhập trước đã hết hạn. Hãy tải lại trang và nhập mã truy cập mà máy chủ đã in ra khi khởi động.'
      : status === 404
        ? 'Máy chủ không có nội dung này.'
        : status === 413
          ? 'Nội dung gửi đi quá lớn.'
          : status === 429
            ? 'Gửi quá nhiều yêu cầu trong thời gian ngắn. Chờ một lát rồi thử lại.'
            : status >= 500
              ? 'Máy chủ gặp lỗi.'
              : 'Máy chủ không nhận yêu cầu này.',
};

/** A text that does not change, or one that holds something. */
type Same<T> = T extends string ? string : T extends (...args: infer A) => string ? (...args: A) => string : { [K in keyof T]: Same<T[K]> };

/** What every language must say; a missing or surplus key stops the build. */
export type Messages = { [K in keyof typeof vi]: Same<(typeof vi)[K]> };

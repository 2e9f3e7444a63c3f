// Adds a button that sorts to each head of a table. Without it the tables stand in the order they were written.
(function () {
  'use strict';
  var vi = document.documentElement.lang === 'vi';
  function number(text) {
    text = text.replace('\u2212', '-');
    var plain = vi ? text.replace(/\./g, '').replace(',', '.') : text.replace(/,/g, '');
    return plain === '' ? NaN : Number(plain);
  }
  function textOf(row, column) { return row.cells[column].textContent.trim(); }
  document.querySelectorAll('table.sort').forEach(function (table) {
    var heads = table.tHead.rows[0].cells, body = table.tBodies[0];
    var written = Array.prototype.slice.call(body.rows);
    Array.prototype.forEach.call(heads, function (head, column) {
      var button = document.createElement('button'), numeric = head.classList.contains('n');
      button.type = 'button';
      button.setAttribute('aria-label', (vi ? 'Sắp xếp theo ' : 'Sort by ') + head.textContent);
      head.appendChild(document.createTextNode(' '));
      head.appendChild(button);
      button.addEventListener('click', function () {
        var now = head.getAttribute('aria-sort'), first = numeric ? 'descending' : 'ascending';
        var next = !now ? first : now === first ? (numeric ? 'ascending' : 'descending') : null;
        Array.prototype.forEach.call(heads, function (other) { other.removeAttribute('aria-sort'); });
        var rows = written.slice();
        if (next) {
          head.setAttribute('aria-sort', next);
          var sign = next === 'ascending' ? 1 : -1;
          rows.sort(function (a, b) {
            var x = textOf(a, column), y = textOf(b, column);
            if (x === '' || y === '') { return (x === '') - (y === ''); } // unknown values stay below
            var order = numeric ? number(x) - number(y) : x.localeCompare(y, vi ? 'vi' : 'en', { numeric: true });
            return sign * order || written.indexOf(a) - written.indexOf(b);
          });
        }
        rows.forEach(function (row) { body.appendChild(row); });
      });
    });
  });
}());

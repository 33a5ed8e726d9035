'use strict';
/* Draws what the page's JSON holds. Every figure is in the page's tables as well. */
(function () {
  const data = JSON.parse(document.getElementById('report-data').textContent);
  const root = document.documentElement;
  const DAY = 86400;
  const charts = new Map();

  const color = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
  const percent = (share) =>
    share === null ? '–' : (100 * share).toFixed(share !== 0 && share < 0.01 ? 2 : 1) + '\u00a0%';
  const count = (number) => number.toLocaleString('en-US');
  const dayText = (seconds) =>
    new Date(seconds * 1000).toLocaleDateString('en-GB', {
      weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC',
    });
  const seconds = (day) => Date.parse(day + 'T00:00:00Z') / 1000;

  /* The chart of one store's daily rates. */
  function trend(element) {
    const figures = data[element.dataset.chart];
    const part = element.closest('section');
    const reading = part.querySelector('.reading');
    const choices = part.querySelectorAll('select[data-choice]');
    const first = seconds(figures.first);
    const days = Array.from({ length: figures.days }, (_, i) => first + i * DAY);
    const period = seconds(figures.period);
    const provisional = new Set(figures.provisional.map(seconds));
    let chart = null;

    const chosen = (kind) => Number([...choices].find((c) => c.dataset.choice === kind).value);
    const series = () => figures.series[chosen('conversion')][chosen('slice')];
    const total = () => figures.series[chosen('conversion')][0];

    function say(place) {
      if (place === null || place === undefined) place = days.length - 1;
      const s = series();
      const interval = s.low[place] === null
        ? '' : ', 95\u00a0% interval ' + percent(s.low[place]) + ' – ' + percent(s.high[place]);
      reading.textContent = dayText(days[place]) + ': ' + percent(s.rate[place]) + ', '
        + count(s.converting[place]) + ' of ' + count(s.sessions[place]) + ' sessions' + interval
        + (provisional.has(days[place]) ? ', not final' : '');
    }

    function span(u, from, to) {
      const left = Math.max(u.valToPos(from, 'x', true), u.bbox.left);
      const right = Math.min(u.valToPos(to, 'x', true), u.bbox.left + u.bbox.width);
      return [left, Math.max(0, right - left)];
    }

    function shade(u) {
      if (days[0] < period) {
        const [left, width] = span(u, days[0] - DAY / 2, period - DAY / 2);
        u.ctx.fillStyle = color('former');
        u.ctx.fillRect(left, u.bbox.top, width, u.bbox.height);
      }
    }

    function hatch(u) {
      const ctx = u.ctx;
      const gap = 7 * devicePixelRatio;
      for (const day of provisional) {
        const [left, width] = span(u, day - DAY / 2, day + DAY / 2);
        if (width <= 0) continue;
        ctx.save();
        ctx.beginPath();
        ctx.rect(left, u.bbox.top, width, u.bbox.height);
        ctx.clip();
        ctx.strokeStyle = color('hatch');
        ctx.lineWidth = devicePixelRatio;
        ctx.beginPath();
        const start = Math.floor((left - u.bbox.height) / gap) * gap;
        for (let x = start; x < left + width; x += gap) {
          ctx.moveTo(x, u.bbox.top + u.bbox.height);
          ctx.lineTo(x + u.bbox.height, u.bbox.top);
        }
        ctx.stroke();
        ctx.restore();
      }
    }

    function draw() {
      if (chart) chart.destroy();
      const s = series();
      const isSlice = chosen('slice') !== 0;
      const axis = {
        stroke: color('quiet'),
        grid: { stroke: color('line'), width: 1 },
        ticks: { stroke: color('line'), width: 1 },
        font: '12px system-ui, sans-serif',
      };
      const line = { stroke: color('accent'), width: 2, points: { show: days.length < 70, size: 5 } };
      const edge = { stroke: 'transparent', points: { show: false } };
      chart = new uPlot({
        width: Math.max(240, element.clientWidth),
        height: 320,
        tzDate: (ts) => uPlot.tzDate(new Date(ts * 1e3), 'Etc/UTC'),
        legend: { show: false },
        cursor: { drag: { x: true, y: false } },
        scales: {
          x: { range: (u, min, max) => [min - DAY / 2, max + DAY / 2] },
          y: { range: (u, min, max) => [0, Math.min(1, Math.max(0.001, (max || 0) * 1.05))] },
        },
        axes: [
          Object.assign({
            values: (u, ticks, place, space, step) => ticks.map((t) =>
              new Date(t * 1000).toLocaleDateString('en-GB', step >= 28 * DAY
                ? { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' }
                : { day: 'numeric', month: 'short', timeZone: 'UTC' })),
            incrs: [1, 2, 7, 14, 28, 56, 91, 182, 365].map((n) => n * DAY),
            space: 80,
            size: 34,
          }, axis),
          Object.assign({
            values: (u, ticks) => ticks.map((t) => +(100 * t).toFixed(2) + '\u00a0%'),
            size: 62,
          }, axis),
        ],
        series: [
          {},
          Object.assign({ label: 'rate' }, line),
          Object.assign({ label: 'low' }, edge),
          Object.assign({ label: 'high' }, edge),
          { label: 'all sessions', stroke: color('quiet'), dash: [5, 4], width: 1.5, show: isSlice,
            points: { show: false } },
        ],
        bands: [{ series: [3, 2], fill: color('band') }],
        hooks: {
          drawClear: [shade],
          draw: [hatch],
          setCursor: [(u) => say(u.cursor.idx)],
        },
      }, [days, s.rate, s.low, s.high, isSlice ? total().rate : s.rate.map(() => null)], element);
      say(null);
    }

    function step(event) {
      const moves = { ArrowLeft: -1, ArrowRight: 1, Home: -days.length, End: days.length };
      if (!(event.key in moves)) return;
      event.preventDefault();
      const at = chart.cursor.idx === null || chart.cursor.idx === undefined
        ? days.length : chart.cursor.idx;
      const place = Math.min(days.length - 1, Math.max(0, at + moves[event.key]));
      const value = series().rate[place];
      chart.setCursor({
        left: chart.valToPos(days[place], 'x'),
        top: value === null ? 0 : chart.valToPos(value, 'y'),
      });
      say(place);
    }

    choices.forEach((choice) => choice.addEventListener('change', draw));
    element.addEventListener('keydown', step);
    new ResizeObserver(() => {
      if (chart && element.clientWidth > 0 && Math.abs(element.clientWidth - chart.width) > 1) {
        chart.setSize({ width: Math.max(240, element.clientWidth), height: 320 });
      }
    }).observe(element);
    draw();
    return { draw };
  }

  /* Charts are drawn when their store is shown: a hidden element has no width. */
  function show(store) {
    document.querySelectorAll('article.store').forEach((article) => {
      article.hidden = article.id !== store;
    });
    document.querySelectorAll('#' + store + ' [data-chart]').forEach((element) => {
      if (!charts.has(element)) charts.set(element, trend(element));
    });
  }

  function redraw() {
    charts.forEach((chart) => chart.draw());
  }

  /* Definitions: on hover, on focus and on a click; Escape takes them away. */
  function place(term) {
    const definition = term.nextElementSibling;
    const box = term.getBoundingClientRect();
    definition.style.left =
      Math.max(8, Math.min(box.left, root.clientWidth - definition.offsetWidth - 8)) + 'px';
    const below = box.bottom + 6;
    const fits = below + definition.offsetHeight < root.clientHeight;
    definition.style.top = (fits ? below : box.top - definition.offsetHeight - 6) + 'px';
  }

  document.querySelectorAll('.term').forEach((term, number) => {
    const definition = term.nextElementSibling;
    definition.id = 'definition-' + number;
    term.setAttribute('aria-describedby', definition.id);
    const open = () => { definition.classList.add('open'); place(term); };
    const close = () => definition.classList.remove('open');
    term.addEventListener('mouseenter', open);
    term.addEventListener('focus', open);
    term.addEventListener('click', open);
    term.addEventListener('mouseleave', close);
    term.addEventListener('blur', close);
    term.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  });
  /* Focus may scroll the term into view: its definition goes with it. */
  addEventListener('scroll', () => document.querySelectorAll('.definition.open')
    .forEach((definition) => place(definition.previousElementSibling)), { passive: true, capture: true });

  /* A choice shows one of several tables, such as the heat map of one stage. */
  document.querySelectorAll('select[data-shows]').forEach((select) => {
    const panes = [...document.querySelectorAll('[data-pane="' + select.dataset.shows + '"]')];
    const choose = () => panes.forEach((pane, i) => { pane.hidden = i !== select.selectedIndex; });
    select.addEventListener('change', choose);
    choose();
  });

  const picker = document.getElementById('store-choice');
  const stores = [...document.querySelectorAll('article.store')].map((article) => article.id);
  const wanted = () => stores.find((id) => location.hash.slice(1).startsWith(id)) || stores[0];
  function follow() {
    const store = wanted();
    if (picker) picker.value = store;
    show(store);
  }
  if (picker) {
    picker.addEventListener('change', () => {
      history.replaceState(null, '', '#' + picker.value);
      show(picker.value);
    });
  }
  addEventListener('hashchange', follow);
  follow();

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('beforeprint', () => { root.dataset.theme = 'print'; redraw(); });
  addEventListener('afterprint', () => { delete root.dataset.theme; redraw(); });
  root.dataset.ready = 'yes';
})();

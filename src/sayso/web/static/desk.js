// Marks every piece of the record that the address names; without it the page still leads to each record.
"use strict";
function point() {
  for (const piece of document.querySelectorAll(".pointed")) piece.classList.remove("pointed");
  const record = decodeURIComponent(location.hash.slice(1)).replace(/^at-/, "").replace(/-(source|cue|content)$/, "");
  if (!record) return;
  for (const piece of document.querySelectorAll("[data-record]"))
    if (piece.dataset.record === record) piece.classList.add("pointed");
}
addEventListener("hashchange", point);
point();

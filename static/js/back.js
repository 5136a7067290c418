/* Going back while a page is still coming in: htmx does not listen yet, and the address would stand over the content of
   another. Runs before all else for that reason; later steps back are for htmx. */
addEventListener("popstate", (event) => {
  if (event.state?.htmx && document.readyState !== "complete") location.reload();
});

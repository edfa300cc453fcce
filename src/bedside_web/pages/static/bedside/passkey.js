// Says so, in the page, when a passkey was refused, canceled, or cannot be used in this browser.
(function () {
  'use strict'
  const trouble = document.getElementById('passkey-trouble')
  if (!trouble) return
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    trouble.hidden = false
    trouble.scrollIntoView({ block: 'nearest' })
  })
  document.addEventListener('click', function (event) {
    if (event.target.closest('button')) trouble.hidden = true
  }, true)
})()

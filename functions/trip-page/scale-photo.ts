import { largestEvidence } from '../../domain/stabilisation/largest-evidence.ts'

/**
 * The one script of a worker's page: a photo of 3 to 8 MB, as phones take them, is made smaller before it is sent. 2,600 pixels along the
 * longer side are 220 a inch of A4, which small print is still read at. Without a script, or where the phone cannot read the
 * picture, the file goes as it is, and one that is too large is told so.
 */
export const scalePhoto = `(function(){
if(!window.createImageBitmap||!window.DataTransfer||!HTMLCanvasElement.prototype.toBlob)return;
document.querySelectorAll('input[type=file]').forEach(function(input){
var form=input.form;
form.addEventListener('submit',function(event){
var file=input.files[0];
if(!file||!/^image\\//.test(file.type)||file.size<=1500000)return;
event.preventDefault();
var button=form.querySelector('button');button.disabled=true;
function send(blob){
if(blob&&blob.size<file.size){var files=new DataTransfer();files.items.add(new File([blob],'photo.jpg',{type:'image/jpeg'}));input.files=files.files}
form.submit()}
createImageBitmap(file,{imageOrientation:'from-image'}).then(function(image){
var scale=Math.min(1,2600/Math.max(image.width,image.height)),canvas=document.createElement('canvas');
canvas.width=Math.round(image.width*scale);canvas.height=Math.round(image.height*scale);
var context=canvas.getContext('2d');context.fillStyle='#fff';context.fillRect(0,0,canvas.width,canvas.height);
context.drawImage(image,0,0,canvas.width,canvas.height);
canvas.toBlob(function(blob){if(blob&&blob.size>${largestEvidence})canvas.toBlob(send,'image/jpeg',0.6);else send(blob)},'image/jpeg',0.85)
}).catch(function(){form.submit()})})})})()`

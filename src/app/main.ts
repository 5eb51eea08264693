import './page.css';
import './wb-app.ts';

import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { PreferenceRepository } from './preference.repository.js';
import { PreferencesController } from './preferences.controller.js';
import { PreferencesService } from './preferences.service.js';

export { PreferencesService } from './preferences.service.js';

@Module({
  imports: [ContactsModule],
  controllers: [PreferencesController],
  providers: [PreferenceRepository, PreferencesService],
  exports: [PreferencesService],
})
export class PreferencesModule {}

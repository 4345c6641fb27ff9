/** Somebody in the made-up bank. `key` is what the script calls them, and the host name to open it as them. */
export interface DemoPerson {
  readonly key: string
  readonly name: string
  readonly office: string
  readonly device: string
  /** Gets a link to open the office as this person. */
  readonly isOpen?: true
}

export const ORGANIZATION = 'Sahyadri Bank'

/** The first one founds and administrates it. All of them are made up. */
export const people: readonly DemoPerson[] = [
  { key: 'kavita', name: 'Kavita Rao', office: 'Head office · Administrator', device: 'office desktop', isOpen: true },
  { key: 'arjun', name: 'Arjun Mehta', office: 'Head office · Managing director', device: 'phone', isOpen: true },
  { key: 'priya', name: 'प्रिया शर्मा', office: 'Loans · Head', device: 'phone', isOpen: true },
  { key: 'imran', name: 'Imran Qureshi', office: 'Loans · Officer', device: 'office laptop', isOpen: true },
  { key: 'fatima', name: 'Fatima Sheikh', office: 'Loans · Officer', device: 'phone' },
  { key: 'rohan', name: 'Rohan Deshpande', office: 'Treasury · Head', device: 'office desktop', isOpen: true },
  { key: 'ananya', name: 'Ananya Iyer', office: 'Treasury · Dealer', device: 'office desktop' },
  { key: 'vikram', name: 'Vikram Singh', office: 'Treasury · Back office', device: 'office desktop' },
  { key: 'sunita', name: 'सुनीता पाटिल', office: 'Pune branch · Manager', device: 'phone', isOpen: true },
  { key: 'rajesh', name: 'राजेश कुमार', office: 'Pune branch · Teller', device: 'phone' },
  { key: 'meera', name: 'Meera Nair', office: 'Pune branch · Customer service', device: 'office laptop' },
  { key: 'joseph', name: 'Joseph D’Souza', office: 'Head office · Compliance', device: 'office laptop' },
  { key: 'neha', name: 'Neha Gupta', office: 'Head office · Human resources', device: 'phone' },
  { key: 'harpreet', name: 'Harpreet Kaur', office: 'Head office · Technology', device: 'office laptop' },
]
